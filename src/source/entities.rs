//! Characters that markup writes by name: `&eacute;`, `&mdash;`.
//!
//! In XML the names are defined by a DTD that is never fetched, in SGML
//! collections by one that is lost; so they are known here. The names are
//! those of HTML 4 and the common ones of ISO 8879 that journals use.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The names of U+00A0 to U+00FF, in order.
const LATIN_1: &str = "\
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
    Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde \
    ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Other names, each with its character as a hexadecimal number.
const OTHERS: &str = "\
    excl 0021; num 0023; dollar 0024; percnt 0025; apos 0027; lpar 0028; rpar 0029; \
    ast 002A; plus 002B; comma 002C; period 002E; sol 002F; colon 003A; semi 003B; \
    equals 003D; quest 003F; commat 0040; lsqb 005B; bsol 005C; rsqb 005D; lowbar 005F; \
    grave 0060; lcub 007B; verbar 007C; rcub 007D; half 00BD; angst 00C5; Amacr 0100; \
    amacr 0101; Abreve 0102; abreve 0103; Aogon 0104; aogon 0105; Cacute 0106; cacute 0107; \
    Ccirc 0108; ccirc 0109; Cdot 010A; cdot 010B; Ccaron 010C; ccaron 010D; Dcaron 010E; \
    dcaron 010F; Dstrok 0110; dstrok 0111; Emacr 0112; emacr 0113; Edot 0116; edot 0117; \
    Eogon 0118; eogon 0119; Ecaron 011A; ecaron 011B; Gcirc 011C; gcirc 011D; Gbreve 011E; \
    gbreve 011F; Gdot 0120; gdot 0121; Gcedil 0122; Hcirc 0124; hcirc 0125; Hstrok 0126; \
    hstrok 0127; Itilde 0128; itilde 0129; Imacr 012A; imacr 012B; Iogon 012E; iogon 012F; \
    Idot 0130; inodot 0131; Jcirc 0134; jcirc 0135; Kcedil 0136; kcedil 0137; Lacute 0139; \
    lacute 013A; Lcedil 013B; lcedil 013C; Lcaron 013D; lcaron 013E; Lstrok 0141; \
    lstrok 0142; Nacute 0143; nacute 0144; Ncedil 0145; ncedil 0146; Ncaron 0147; \
    ncaron 0148; Omacr 014C; omacr 014D; Odblac 0150; odblac 0151; OElig 0152; oelig 0153; \
    Racute 0154; racute 0155; Rcedil 0156; rcedil 0157; Rcaron 0158; rcaron 0159; \
    Sacute 015A; sacute 015B; Scirc 015C; scirc 015D; Scedil 015E; scedil 015F; \
    Scaron 0160; scaron 0161; Tcedil 0162; tcedil 0163; Tcaron 0164; tcaron 0165; \
    Utilde 0168; utilde 0169; Umacr 016A; umacr 016B; Ubreve 016C; ubreve 016D; Uring 016E; \
    uring 016F; Udblac 0170; udblac 0171; Uogon 0172; uogon 0173; Wcirc 0174; wcirc 0175; \
    Ycirc 0176; ycirc 0177; Yuml 0178; Zacute 0179; zacute 017A; Zdot 017B; zdot 017C; \
    Zcaron 017D; zcaron 017E; fnof 0192; circ 02C6; caron 02C7; breve 02D8; dot 02D9; \
    ring 02DA; ogon 02DB; tilde 02DC; dblac 02DD; Alpha 0391; Beta 0392; Gamma 0393; \
    Delta 0394; Epsilon 0395; Zeta 0396; Eta 0397; Theta 0398; Iota 0399; Kappa 039A; \
    Lambda 039B; Mu 039C; Nu 039D; Xi 039E; Omicron 039F; Pi 03A0; Rho 03A1; Sigma 03A3; \
    Tau 03A4; Upsilon 03A5; Phi 03A6; Chi 03A7; Psi 03A8; Omega 03A9; ohm 03A9; alpha 03B1; \
    beta 03B2; gamma 03B3; delta 03B4; epsi 03B5; epsilon 03B5; zeta 03B6; eta 03B7; \
    theta 03B8; iota 03B9; kappa 03BA; lambda 03BB; mu 03BC; nu 03BD; xi 03BE; \
    omicron 03BF; pi 03C0; rho 03C1; sigmaf 03C2; sigmav 03C2; sigma 03C3; tau 03C4; \
    upsilon 03C5; phi 03C6; chi 03C7; psi 03C8; omega 03C9; thetasym 03D1; thetav 03D1; \
    upsih 03D2; phiv 03D5; straightphi 03D5; varphi 03D5; piv 03D6; kappav 03F0; \
    varrho 03F1; epsiv 03F5; straightepsilon 03F5; ensp 2002; emsp 2003; emsp13 2004; \
    emsp14 2005; numsp 2007; puncsp 2008; thinsp 2009; hairsp 200A; zwnj 200C; zwj 200D; \
    lrm 200E; rlm 200F; dash 2010; hyph 2010; hyphen 2010; ndash 2013; mdash 2014; \
    horbar 2015; lsquo 2018; rsquo 2019; rsquor 2019; lsquor 201A; sbquo 201A; ldquo 201C; \
    rdquo 201D; rdquor 201D; bdquo 201E; ldquor 201E; dagger 2020; Dagger 2021; bull 2022; \
    bullet 2022; nldr 2025; hellip 2026; mldr 2026; permil 2030; prime 2032; Prime 2033; \
    bprime 2035; lsaquo 2039; rsaquo 203A; oline 203E; caret 2041; frasl 2044; euro 20AC; \
    incare 2105; hbar 210F; planck 210F; plankv 210F; image 2111; copysr 2117; weierp 2118; \
    real 211C; trade 2122; alefsym 2135; frac13 2153; frac23 2154; frac15 2155; \
    frac25 2156; frac18 215B; frac38 215C; frac58 215D; frac78 215E; larr 2190; uarr 2191; \
    rarr 2192; darr 2193; harr 2194; crarr 21B5; lArr 21D0; uArr 21D1; rArr 21D2; \
    dArr 21D3; hArr 21D4; forall 2200; part 2202; exist 2203; empty 2205; nabla 2207; \
    isin 2208; notin 2209; ni 220B; prod 220F; sum 2211; minus 2212; lowast 2217; \
    radic 221A; prop 221D; infin 221E; ang 2220; and 2227; or 2228; cap 2229; cup 222A; \
    int 222B; there4 2234; sim 223C; cong 2245; ap 2248; approx 2248; asymp 2248; ne 2260; \
    equiv 2261; le 2264; ge 2265; lsim 2272; gsim 2273; sub 2282; sup 2283; nsub 2284; \
    sube 2286; supe 2287; oplus 2295; otimes 2297; perp 22A5; sdot 22C5; vellip 22EE; \
    lceil 2308; rceil 2309; lfloor 230A; rfloor 230B; lang 2329; rang 232A; blank 2423; \
    block 2588; squ 25A1; loz 25CA; cir 25CB; starf 2605; star 2606; phone 260E; \
    female 2640; male 2642; spades 2660; clubs 2663; hearts 2665; diams 2666; flat 266D; \
    natural 266E; sharp 266F; check 2713; cross 2717; leqslant 2A7D; les 2A7D; \
    geqslant 2A7E; ges 2A7E; fflig FB00; filig FB01; fllig FB02; ffilig FB03;";

static NAMES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let latin = ('\u{A0}'..='\u{FF}').zip(LATIN_1.split_whitespace());
    let others = OTHERS.split(';').filter_map(|entry| {
        let (name, number) = entry.trim().split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(number, 16).ok()?)?))
    });
    let basic = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"')];
    latin.map(|(c, name)| (name, c)).chain(others).chain(basic).collect()
});

/// The longest name known, and more than the longest number.
const MAX_NAME_BYTES: usize = 32;

/// Returns the character of that name.
pub(super) fn named(name: &str) -> Option<char> {
    NAMES.get(name).copied()
}

/// Returns the character with that number, as written after `&#`: decimal, or
/// hexadecimal after an `x`. Numbers that Windows gives to punctuation are
/// read as what was meant.
pub(super) fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let meant = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            let bytes = [byte];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            text.chars().next()
        }
        _ => char::from_u32(code),
    };
    meant.filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
}

/// Returns what the reference at the start of `text` names, `eacute` or
/// `#233`, and its length with `&` and `;`; `None` where none is there.
pub(super) fn reference(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(MAX_NAME_BYTES + 1).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let mut chars = name.chars();
    let first = chars.next()?;
    let numeric = first == '#' && end > 1;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    ((numeric || first.is_alphabetic() || matches!(first, '_' | ':')) && chars.all(plain))
        .then_some((name, end + 2))
}

/// Writes the characters instead of the references to them; what is no known
/// reference stays as it is.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = reference(rest).and_then(|(name, length)| Some((character(name)?, length)));
        let (c, length) = known.unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Finds the first known reference: where it begins, its length, and the
/// character it stands for.
pub(crate) fn next(text: &str) -> Option<(usize, usize, char)> {
    text.match_indices('&').find_map(|(at, _)| {
        let (name, length) = reference(text.get(at..)?)?;
        Some((at, length, character(name)?))
    })
}

/// Returns the character that a reference stands for, by name or by number.
fn character(name: &str) -> Option<char> {
    name.strip_prefix('#').map_or_else(|| named(name), numbered)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_references() {
        for (text, expected) in [
            ("caf&eacute;&nbsp;&mdash; &#8220;a&#x201D;", "café\u{A0}— “a”"),
            ("AT&T &unheard; &; &#; &#0; &", "AT&T &unheard; &; &#; &#0; &"),
            ("&amp;lt; &lt; &gt; &quot; &apos;", "&lt; < > \" '"),
            ("&#146;s &Lstrok;&oacute;d&zacute;", "’s Łódź"),
            ("&alpha;&sup2; &hyph; &thinsp;", "α² ‐ \u{2009}"),
            ("&yuml; &iexcl; &aáb;", "ÿ ¡ &aáb;"),
            ("", ""),
        ] {
            assert_eq!(decode(text), expected);
        }
    }
}
