//! Words, phrases and prefixes, in all forms and in just one.

use super::*;

#[test]
fn words() {
    check(&[
        (word("attack"), "They attacked. Attack!", "They {s:attacked}. {e:Attack}!"),
        (word("cafe"), "The Café’s", "The {e:Café’s}"),
        (word("café"), "a cafe", "a {e:cafe}"),
        (word("?!"), "what?!", "-"),
        (node(NodeKind::Nothing), "anything", "-"),
        (word("ISIS"), "of ISIS-K.", "of {e:ISIS}-K."),
        (word("ISIS-K"), "ISIS-K, ISISK, ISIS K, ISIS", "{e:ISIS-K}, {e:ISISK}, {e:ISIS K}, ISIS"),
        (word("ISISK"), "of ISIS-K.", "of {e:ISIS-K}."),
        (word("C++"), "C, C++ and C#", "C, {e:C++} and C#"),
        (word("U.S."), "the US, the U.S.", "the {e:US}, the {e:U.S.}"),
        (word("U.S"), "the U.S.-led", "the {e:U.S.}-led"),
        (word("AT&T"), "at AT&T, at T", "at {e:AT&T}, {e:at T}"),
        (word("COVID-19"), "Covid 19, COVID19, COVID-20", "{e:Covid 19}, {e:COVID19}, COVID-20"),
        (word("3.14"), "3.14, 314, 3.141", "{e:3.14}, 314, 3.141"),
        (word("don't"), "dont, don’t", "{e:dont}, {e:don’t}"),
        (word("ministers"), "the minister's, ministers'", "the {s:minister's}, {e:ministers}'"),
        // What cannot be seen is no part of a word, and stands in what is marked.
        (word("terrorism"), "ter\u{AD}rorism", "{e:ter\u{AD}rorism}"),
        (word("ter\u{AD}rorism"), "terrorism", "{e:terrorism}"),
    ]);
}

#[test]
fn phrases() {
    let text = "state capital; Islamic centre; the Islamic State-Khorasan";
    let marked = "state capital; Islamic centre; the {p:Islamic State}-Khorasan";
    check(&[
        (phrase("islamic state"), text, marked),
        (phrase("islamic states"), text, marked),
        (phrase("state islamic"), text, "-"),
        (phrase("states"), "a state", "a {s:state}"),
        (phrase("a a"), "a a a b", "{p:a a} a b"),
        (phrase("it then"), "Saw it. Then left.", "Saw {p:it. Then} left."),
        (phrase("the, state"), "the \u{201C}State\u{201D}", "{p:the \u{201C}State}\u{201D}"),
        (
            clauses([('?', phrase("islamic state")), ('?', word("state"))]),
            "Islamic State, a state",
            "{p:Islamic State}, a {e:state}",
        ),
        // A compound begins where its first part does.
        (phrase("isisk k"), "ISIS-K", "{p:ISIS-K}"),
        (phrase("isisk left"), "ISIS-K left", "-"),
        (phrase("ISIS-K left"), "ISIS-K left", "{p:ISIS-K left}"),
        (phrase("ISIS-K"), "ISISK", "{p:ISISK}"),
    ]);
}

#[test]
fn prefixes() {
    check(&[
        (prefix("terror"), "terrorists, Terror, error", "{P:terrorists}, {P:Terror}, error"),
        (prefix("attacke"), "attacked attack", "{P:attacked} attack"),
        (
            prefix("al-qa"),
            "al-Qaida, al Qa'ida, alqaida",
            "{P:al-Qaida}, {P:al Qa'ida}, {P:alqaida}",
        ),
        (prefix("sta"), "State-Khorasan", "{P:State}-Khorasan"),
        (prefix("statek"), "State-Khorasan", "{P:State-Khorasan}"),
        (prefix("-"), "anything", "-"),
        (prefix("caf"), "CAFÉS", "{P:CAFÉS}"),
    ]);
}

#[test]
fn exact_forms() {
    check(&[
        (exact("Attack"), "Attack, attack, Attacks, ATTACK", "{e:Attack}, attack, Attacks, ATTACK"),
        (exact("café"), "cafe\u{301}, cafe, Café", "{e:cafe\u{301}}, cafe, Café"),
        (exact("cafe\u{301}"), "café", "{e:café}"),
        (exact("cafe"), "café", "-"),
        (exact("ISIS-K"), "ISIS-K, ISISK, ISIS K", "{e:ISIS-K}, ISISK, {e:ISIS K}"),
        (exact("ISISK"), "ISIS-K, ISISK", "ISIS-K, {e:ISISK}"),
        (
            exact("Islamic State"),
            "Islamic  State, islamic State, Islamic, State",
            "{p:Islamic  State}, islamic State, {p:Islamic, State}",
        ),
        (exact("Islamic State"), "Islamic States", "-"),
        (exact("state"), "the state's", "-"),
        (exact("U.S."), "U.S. and US", "{e:U.S.} and US"),
        (exact("US"), "U.S. and US", "U.S. and {e:US}"),
        (exact("terrorism"), "ter\u{AD}rorism", "-"),
        (exact("C++"), "c++ C++", "c++ {e:C++}"),
        (exact("..."), "...", "-"),
    ]);
}

#[test]
fn substitutes() {
    let iskp = || expanded(word("ISKP"), &["ISIS-K", "Islamic State Khorasan"]);
    check(&[
        (iskp(), "ISKP or ISIS-K", "{e:ISKP} or {a:ISIS-K}"),
        // The mark covers the whole name, in any of its forms.
        (iskp(), "the Islamic States’ Khorasan", "the {a:Islamic States’ Khorasan}"),
        (iskp(), "an Islamic Khorasan State", "-"),
        (expanded(word("Ehsan"), &["~Ehsaan"]), "Ehsan Ehsaan", "{e:Ehsan} {f:Ehsaan}"),
        (not(iskp()), "ISIS-K", "-"),
        (clauses([('?', word("left")), ('-', iskp())]), "left ISKP", "-"),
        (
            clauses([('?', iskp()), ('?', word("state"))]),
            "Islamic State Khorasan, a state",
            "{a:Islamic State Khorasan}, a {e:state}",
        ),
        // What was typed is the plainer reason.
        (expanded(word("ISKP"), &["ISKP"]), "ISKP", "{e:ISKP}"),
        (
            expanded(phrase("taliban movement"), &["TTP"]),
            "the Taliban movement, TTP",
            "the {p:Taliban movement}, {a:TTP}",
        ),
    ]);
}
