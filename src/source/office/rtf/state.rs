//! What holds inside a group of Rich Text.

use encoding_rs::Encoding;

/// What becomes of the text of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// It is read.
    Text,
    /// It is nothing to read: data, a picture.
    Nothing,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// The properties of the document.
    Info,
    /// One property.
    Property(&'static str),
    /// The code of a field.
    FieldCode,
    /// The number or the bullet of a list item, as it is printed.
    ListMark,
}

/// A piece of text apart from the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// A foot- or endnote.
    Note,
    /// A text box.
    TextBox,
    /// What is left out, and why.
    LeftOut(&'static str),
}

/// What holds inside a group.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// The piece of text that the group began, which ends with it.
    pub(super) flow: Option<Flow>,
    /// The encoding of the font, where it has one of its own.
    pub(super) font_encoding: Option<&'static Encoding>,
    /// How many bytes stand in for a character in Unicode.
    pub(super) stand_ins: usize,
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    /// What the field around makes, where that is no text of the document.
    pub(super) generated: Option<&'static str>,
    pub(super) paragraph: Paragraph,
}

/// What holds of the paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: i32,
    pub(super) outline: Option<u8>,
    pub(super) in_table: bool,
    /// The list that it is an item of.
    pub(super) list: Option<i32>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            flow: None,
            font_encoding: None,
            stand_ins: 1,
            bold: false,
            hidden: false,
            deleted: false,
            generated: None,
            paragraph: Paragraph::default(),
        }
    }
}

/// Returns what becomes of a group that begins with this control word, and the
/// piece of text that it begins; `None` for a word that says nothing of it.
pub(super) fn destination(word: &[u8]) -> Option<(Destination, Option<Flow>)> {
    use Destination::{FieldCode, Fonts, Info, ListMark, Nothing, Property, Styles, Text};
    let destination = match word {
        b"fonttbl" => Fonts,
        b"stylesheet" => Styles,
        b"info" => Info,
        b"title" => Property("title"),
        b"author" => Property("creator"),
        b"subject" => Property("subject"),
        b"keywords" => Property("keywords"),
        b"doccomm" => Property("description"),
        b"fldinst" => FieldCode,
        b"listtext" | b"pntext" => ListMark,
        b"fldrslt" | b"result" | b"ud" => Text,
        b"footnote" => return Some((Text, Some(Flow::Note))),
        b"shptxt" | b"dptxbxtext" => return Some((Text, Some(Flow::TextBox))),
        b"annotation" => return Some((Text, Some(Flow::LeftOut("comment")))),
        b"header" | b"headerl" | b"headerr" | b"headerf" => {
            return Some((Text, Some(Flow::LeftOut("page header"))));
        }
        b"footer" | b"footerl" | b"footerr" | b"footerf" => {
            return Some((Text, Some(Flow::LeftOut("page footer"))));
        }
        // The groups that `shptxt` and the result of an object stand in.
        b"shpinst" | b"shp" | b"object" | b"field" => return None,
        b"colortbl" | b"pict" | b"objdata" | b"objclass" | b"objname" | b"nonshppict"
        | b"shppict" | b"sp" | b"shprslt" | b"themedata" | b"datastore" | b"listtable"
        | b"listoverridetable" | b"revtbl" | b"rsidtbl" | b"filetbl" | b"generator" | b"tc"
        | b"xe" | b"rxe" | b"atnid" | b"atnauthor" | b"atndate" | b"atnref" | b"bkmkstart"
        | b"bkmkend" | b"pnseclvl" | b"pn" | b"ftnsep" | b"ftnsepc" | b"ftncn" | b"aftnsep"
        | b"aftnsepc" | b"aftncn" | b"creatim" | b"revtim" | b"printim" | b"buptim" | b"upr"
        | b"private" | b"nesttableprops" | b"nonesttables" | b"operator" | b"company"
        | b"manager" | b"category" | b"falt" | b"panose" | b"template" | b"passwordhash"
        | b"userprops" | b"docvar" | b"latentstyles" | b"xmlnstbl" => Nothing,
        _ => return None,
    };
    Some((destination, None))
}
