//! Books that are protected against being read.

use crate::source::package::{Package, all, attribute, child, parse_xml, resolve};

/// Ways of hiding fonts, which every reader undoes and which protect no text.
const FONT_ALGORITHMS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Says so where pages of the book are encrypted.
pub(super) fn check(package: &mut Package<'_>, pages: &[String]) -> Result<(), String> {
    let name = "META-INF/encryption.xml";
    let Some(text) = package.text(name)? else { return Ok(()) };
    let document = parse_xml(name, &text)?;
    let is_protected = all(document.root(), "EncryptedData").any(|data| {
        let algorithm = child(data, "EncryptionMethod").and_then(|it| attribute(it, "Algorithm"));
        let hides_font = algorithm.is_some_and(|it| FONT_ALGORITHMS.contains(&it));
        let mut parts = all(data, "CipherReference").filter_map(|it| attribute(it, "URI"));
        !hides_font && parts.any(|part| pages.contains(&resolve("", part)))
    });
    if is_protected {
        return Err("it is protected by DRM; only books without it can be read".to_owned());
    }
    Ok(())
}
