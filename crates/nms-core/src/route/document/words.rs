//! Words of the document in both languages.

use crate::text::Language;

/// Kinds of activities that have a Russian name; others are shown as the table writes them.
const KINDS: &[(&str, &str, &str)] = &[
    ("programme", "программа", "programme"),
    ("internship", "стажировка", "internship"),
    ("mentoring", "наставничество", "mentoring"),
    ("workshop", "мастер-класс", "workshop"),
    ("webinar", "вебинар", "webinar"),
    ("community", "сообщество", "community"),
    ("conference", "конференция", "conference"),
    ("contest", "конкурс", "contest"),
    ("expert_work", "экспертная работа", "expert work"),
    ("self_study", "самообразование", "self-study"),
    ("tutor_support", "тьюторское сопровождение", "tutor support"),
    ("diagnosis", "диагностика", "diagnosis"),
    ("event", "мероприятие", "event"),
];

/// The name of a kind of activity.
pub(crate) fn kind(kind: &str, language: Language) -> &str {
    let known = KINDS.iter().find(|(word, ..)| *word == kind);
    match language {
        Language::Russian => known.map_or(kind, |(_, ru, _)| ru),
        Language::English => known.map_or(kind, |(.., en)| en),
    }
}

/// The words of the page, in the order in which the template asks for them: key, Russian, English.
#[cfg(feature = "html")]
pub(super) const WORDS: crate::page::Words = &[
    ("heading", "Индивидуальный образовательный маршрут", "Individual educational route"),
    ("synthetic", "Синтетические данные: такого человека нет.", "Synthetic data: nobody in it is real."),
    ("person", "Работник", "Person"),
    ("posts", "Должности", "Posts"),
    ("drawn", "Составлен", "Drawn up"),
    ("profile", "Профиль и дефициты", "Profile and deficits"),
    ("competence", "Компетенция", "Competence"),
    ("level", "Уровень", "Level"),
    ("required", "Требуется", "Required"),
    ("probability", "Вероятность дефицита", "Probability of a deficit"),
    ("evidence", "Свидетельств", "Pieces of evidence"),
    ("status", "Вывод", "Conclusion"),
    ("items", "Содержание маршрута", "Contents of the route"),
    ("dates", "Сроки", "Dates"),
    ("activity", "Мероприятие", "Activity"),
    ("kind", "Форма", "Form"),
    ("hours", "Часы", "Hours"),
    ("aim", "Для чего", "What for"),
    ("standing", "Состояние", "Standing"),
    ("total", "Всего часов", "Hours in all"),
    ("pace", "Темп, часов в неделю", "Pace, hours a week"),
    ("nothing", "Подходящих мероприятий нет.", "There is no fitting activity."),
    ("grounds", "Основания", "Grounds"),
    ("agreed", "Согласовано", "Agreed"),
    ("signature", "подпись, дата", "signature, date"),
    ("methodist", "Региональный методист", "Regional methodist"),
    ("undated", "без даты", "undated"),
];
