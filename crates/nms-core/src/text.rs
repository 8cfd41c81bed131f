//! Words for people: a label in Russian and English, and the language to print in.

use serde::{Deserialize, Serialize};

/// A short text in both languages of the project.
///
/// ```
/// use nms_core::{Label, Language};
/// let label = Label::new("методист", "methodist");
/// assert_eq!(label.get(Language::Russian), "методист");
/// assert_eq!(label.get(Language::English), "methodist");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The text in Russian.
    pub ru: String,
    /// The text in English.
    pub en: String,
}

crate::shape::from_tree!(Label { ru, en });

impl Label {
    /// A label from its Russian and English texts.
    pub fn new(ru: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ru: ru.into(), en: en.into() }
    }

    /// The same words in both languages, for names that are not translated.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ru: text.clone(), en: text }
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Russian => &self.ru,
            Language::English => &self.en,
        }
    }
}

/// Defines a closed vocabulary: an enum whose words are fixed in text form and labelled for people.
///
/// Every word is written once: `Variant = "text", "Russian label", "English label"`.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal, $ru:literal, $en:literal;)+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub enum $name {
            $(#[doc = $en] #[doc = concat!("(", $ru, ").")] $(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every word, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in packs and tables.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The word for people.
            pub fn label(self) -> $crate::text::Label {
                match self { $(Self::$variant => $crate::text::Label::new($ru, $en),)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::shape::FromTree for $name {
            /// The first word where there is none; whether one may be left out has been checked against the shape.
            fn from_tree(tree: &$crate::shape::Tree) -> Self {
                let text = tree.text().unwrap_or_default();
                let [first, ..] = [$(Self::$variant),+];
                Self::ALL.iter().copied().find(|word| word.as_str() == text).unwrap_or(first)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::text::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text).ok_or_else(|| {
                    $crate::text::UnknownWord::new(text, Self::ALL.iter().map(|word| word.as_str()))
                })
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// The language of labels, findings and reports; Russian unless asked otherwise.
    #[derive(Default)]
    Language {
        #[default]
        Russian = "ru", "русский", "Russian";
        English = "en", "английский", "English";
    }
}

/// A word that its vocabulary does not hold; names the nearest one that it does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown word `{word}`")]
pub struct UnknownWord {
    word: String,
    nearest: Option<&'static str>,
}

impl UnknownWord {
    pub(crate) fn new(word: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self { word: word.chars().take(80).collect(), nearest: nearest(word, known) }
    }

    /// The nearest known word, if one is near.
    pub fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

/// The known word nearest to `word`: at most a third of its letters differ.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().take(81).count();
    if length > 80 {
        return None;
    }
    known
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= length.max(candidate.chars().count()))
        .min()
        .map(|(_, candidate)| candidate)
}
