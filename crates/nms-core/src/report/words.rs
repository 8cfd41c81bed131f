//! Words of the page in both languages.

use std::collections::BTreeMap;

use crate::text::Language;

/// The words by the names that the template asks for.
pub(super) fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    const WORDS: &[(&str, &str, &str)] = &[
        ("heading", "Регион: дефициты, маршруты, показатели", "A region: deficits, routes, indicators"),
        ("synthetic", "Синтетические данные: ни одного настоящего человека.", "Synthetic data: nobody in it is real."),
        ("on", "на", "on"),
        ("people", "работников", "people"),
        ("organisations", "организаций", "organisations"),
        ("with_deficits", "с дефицитами", "with deficits"),
        ("deficits", "дефицитов", "deficits"),
        ("with_route", "с маршрутом", "with a route"),
        ("gap", "доказанный зазор", "proved gap"),
        ("findings", "Что не так в таблицах", "What is wrong in the tables"),
        ("none", "Ничего.", "Nothing."),
        ("code", "Код", "Code"),
        ("severity", "Тяжесть", "Severity"),
        ("count", "Сколько", "How many"),
        ("first", "Первая находка", "The first of them"),
        ("lacks", "Чего не хватает", "What is lacking"),
        ("competence", "Компетенция", "Competence"),
        ("tested", "Нужна", "Required of"),
        ("share", "Ожидаемая доля с дефицитом, 95 %", "Expected share with a deficit, 95 %"),
        ("plan", "План маршрутов", "The plan of routes"),
        ("plan_status", "Итог", "Status"),
        ("value", "Ценность", "Value"),
        ("bound", "Граница", "Bound"),
        ("items", "Пунктов", "Items"),
        ("rounds", "Раундов цен", "Rounds of prices"),
        (
            "converge",
            "Граница (сверху) и ценность плана по раундам",
            "Bound (above) and value of the plan, round by round",
        ),
        ("seats", "Самые дорогие места", "The dearest seats"),
        ("session", "Поток", "Session"),
        ("activity", "Мероприятие", "Activity"),
        ("given", "Занято из", "Given of"),
        ("price", "Ещё одно место добавит", "One more seat adds"),
        ("territories", "Территории до и после плана", "Territories before the plan and after it"),
        ("territory", "Территория", "Territory"),
        ("open", "Недостаёт уровней: до и после", "Levels lacking: before and after"),
        ("closed", "Закрыто дефицитов", "Deficits closed"),
        ("indicators", "Показатели до и после плана", "Indicators before the plan and after it"),
        ("indicator", "Показатель", "Indicator"),
        ("target", "Цель", "Target"),
        ("before", "До", "Before"),
        ("after", "После", "After"),
        ("mend", "Что поправит", "What would mend it"),
        ("more_people", "не хватает", "missing"),
        ("more_seats", "места в потоках", "seats in"),
        ("reached", "достигнут", "reached"),
        ("short", "не достигнут", "not reached"),
        ("undefined", "не определён", "undefined"),
        ("no_target", "без цели", "without a target"),
        ("clause", "пункт", "clause"),
        ("files", "Рядом", "Beside it"),
        ("later", "Ещё впереди", "Still to come"),
        (
            "later_text",
            "Сопровождение (методисты и наставники), дорожная карта, школы с низкими результатами, защита малых чисел.",
            "Support (methodists and mentors), the roadmap, schools with low results, protection of small numbers.",
        ),
        ("nobody", "без территории", "without a territory"),
        ("error", "ошибка", "error"),
        ("warning", "предупреждение", "warning"),
    ];
    let pick = |(word, ru, en): &(&'static str, &'static str, &'static str)| match language {
        Language::Russian => (*word, *ru),
        Language::English => (*word, *en),
    };
    WORDS.iter().map(pick).collect()
}
