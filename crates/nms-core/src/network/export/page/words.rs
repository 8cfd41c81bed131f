//! The page's own words in both languages.

use std::collections::BTreeMap;

use crate::text::Language;

/// Key, Russian, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("network", "Сеть методического сопровождения", "Network of methodical support"),
    ("actors", "субъектов", "actors"),
    ("organisations", "организаций", "organisations"),
    ("ties", "связей", "ties"),
    ("functions", "обязанностей", "duties"),
    ("find", "Найти субъект…", "Find an actor…"),
    ("find_label", "Поиск по названию, сокращению и виду", "Search by name, abbreviation and kind"),
    ("kind_of_tie", "Вид связи", "Kind of tie"),
    ("all_ties", "все связи", "all ties"),
    ("authority", "органы и советы", "authorities, councils"),
    ("institution", "учреждения и центры", "institutions, centres"),
    ("community", "службы, сети, объединения", "services, networks"),
    ("people", "роли и актив", "roles, pools"),
    ("target", "кому помогают", "who is helped"),
    ("outside", "партнёры и ресурсы", "partners, resources"),
    ("organisation", "организации региона", "organisations"),
    ("tree", "структура", "structure"),
    ("joint", "совместно", "jointly"),
    ("help", "помощь", "help"),
    ("guidance", "руководство", "guidance"),
    ("exchange", "обмен", "exchange"),
    (
        "hint",
        "Выберите субъект на схеме: здесь появятся его обязанности и связи. Число в углу — сколько у него обязанностей.",
        "Choose an actor in the drawing to see its duties and ties. The number in a corner counts its duties.",
    ),
    ("most_functions", "Больше всего обязанностей", "Most duties"),
    ("cut_points", "Без кого рвутся связи", "Whose loss cuts others off"),
    (
        "cut_points_note",
        "Сколько субъектов останутся без связи с остальными.",
        "How many actors would lose contact with the rest.",
    ),
    ("most_functions_note", "", ""),
    ("one_sided_title", "Совместно — со слов одной стороны", "Joint by the word of one side only"),
    (
        "one_sided_note",
        "Партнёр назван, но сам об этой обязанности не говорит.",
        "The partner is named, but does not name this duty itself.",
    ),
    ("of", "из", "of"),
    ("left_out", "Не показаны нижние уровни", "The levels below are left out"),
    ("more_below", "под ним не показано", "not shown below it"),
    ("close", "К обзору", "Back to the overview"),
    ("own", "Обязанности", "Duties"),
    ("none", "Обязанностей за ним не названо.", "No duties are named for it."),
    ("named", "Назван в чужих обязанностях", "Named in duties of others"),
    ("held", "Обязанности по роли", "Duties by role"),
    ("ties_of", "Связи", "Ties"),
    ("clause", "п.", "cl."),
    ("alone", "самостоятельно", "alone"),
    ("jointly", "совместно", "jointly"),
    ("one_sided", "назван одной стороной", "named by one side only"),
    ("inferred", "вероятно", "probably"),
    ("unstated", "исполнитель не назван", "holder not stated"),
    ("implied", "следует из текста", "implied"),
    ("holder", "за кем", "holder"),
    ("from", "с", "from"),
    (
        "drawing",
        "Схема: уровни сверху вниз, субъекты и связи между ними",
        "Drawing: levels from the top, actors and their ties",
    ),
];

/// The words of one language by their keys.
pub(super) fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    let pick = |(key, ru, en): &(&'static str, &'static str, &'static str)| match language {
        Language::Russian => (*key, *ru),
        Language::English => (*key, *en),
    };
    WORDS.iter().map(pick).collect()
}
