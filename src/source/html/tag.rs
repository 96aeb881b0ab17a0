//! The elements of HTML, as far as reading a page depends on them.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The name of an element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag {
            $($variant,)*
            /// Any other.
            Other,
        }

        impl Tag {
            /// Tells the element by its name in lower case.
            pub(super) fn from_name(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Acronym "acronym", Address "address", Area "area", Article "article",
    Aside "aside", Audio "audio", B "b", Base "base", BlockQuote "blockquote", Body "body",
    Br "br", Button "button", Canvas "canvas", Caption "caption", Center "center", Cite "cite",
    Code "code", Col "col", ColGroup "colgroup", DataList "datalist", Dd "dd",
    Details "details", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt", Em "em",
    Embed "embed", FieldSet "fieldset", FigCaption "figcaption", Figure "figure", Font "font",
    Footer "footer", Form "form", Frame "frame", FrameSet "frameset", H1 "h1", H2 "h2", H3 "h3",
    H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", HGroup "hgroup", Hr "hr",
    Html "html", I "i", IFrame "iframe", Image "img", Input "input", Label "label",
    Legend "legend", Li "li", Link "link", Main "main", Map "map", Math "math", Menu "menu",
    Meta "meta", Nav "nav", NoEmbed "noembed", NoFrames "noframes", NoScript "noscript",
    Object "object", Ol "ol", OptGroup "optgroup", Option "option", P "p", Param "param",
    Picture "picture", PlainText "plaintext", Pre "pre", Q "q", Rp "rp", Rt "rt", Ruby "ruby",
    Samp "samp", Script "script", Search "search", Section "section", Select "select",
    Small "small", Source "source", Span "span", Strong "strong", Style "style", Sub "sub",
    Summary "summary", Sup "sup", Svg "svg", Table "table", TBody "tbody", Td "td",
    Template "template", TextArea "textarea", TFoot "tfoot", Th "th", THead "thead",
    Time "time", Title "title", Tr "tr", Track "track", U "u", Ul "ul", Video "video",
    Wbr "wbr", Xmp "xmp",
}

impl Tag {
    /// Returns the level of a heading, from 1.
    pub(super) const fn heading_level(self) -> Option<u8> {
        Some(match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => return None,
        })
    }

    /// Says whether the text before, in and after the element are blocks of
    /// their own.
    pub(super) const fn is_block(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Article
                | Self::Aside
                | Self::BlockQuote
                | Self::Body
                | Self::Caption
                | Self::Center
                | Self::Dd
                | Self::Details
                | Self::Dialog
                | Self::Dir
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::FieldSet
                | Self::FigCaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Header
                | Self::HGroup
                | Self::Hr
                | Self::Html
                | Self::Legend
                | Self::Li
                | Self::Main
                | Self::Menu
                | Self::Nav
                | Self::Ol
                | Self::P
                | Self::PlainText
                | Self::Pre
                | Self::Search
                | Self::Section
                | Self::Summary
                | Self::Table
                | Self::TBody
                | Self::Td
                | Self::TFoot
                | Self::Th
                | Self::THead
                | Self::Tr
                | Self::Ul
                | Self::Xmp
        )
    }

    /// Says whether the element never has content.
    pub(super) const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Base
                | Self::Br
                | Self::Col
                | Self::Embed
                | Self::Frame
                | Self::Hr
                | Self::Image
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Param
                | Self::Source
                | Self::Track
                | Self::Wbr
        )
    }

    /// Says whether what stands in the element is text to the tokenizer,
    /// whatever it looks like.
    pub(super) const fn is_raw_text(self) -> bool {
        matches!(
            self,
            Self::IFrame
                | Self::NoEmbed
                | Self::NoFrames
                | Self::NoScript
                | Self::PlainText
                | Self::Script
                | Self::Style
                | Self::TextArea
                | Self::Title
                | Self::Xmp
        )
    }

    /// Says whether the element holds no text of the page: programs, styles,
    /// pictures, controls.
    pub(super) const fn is_no_text(self) -> bool {
        matches!(
            self,
            Self::Audio
                | Self::Button
                | Self::Canvas
                | Self::DataList
                | Self::Embed
                | Self::Head
                | Self::IFrame
                | Self::Map
                | Self::NoEmbed
                | Self::NoFrames
                | Self::NoScript
                | Self::Object
                | Self::OptGroup
                | Self::Option
                | Self::Rp
                | Self::Rt
                | Self::Script
                | Self::Select
                | Self::Style
                | Self::Svg
                | Self::Template
                | Self::TextArea
                | Self::Title
                | Self::Video
        )
    }
}
