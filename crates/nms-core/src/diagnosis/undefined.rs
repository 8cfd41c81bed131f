//! Why a number is not there.

use crate::text::vocabulary;

vocabulary! {
    /// Why a statistic of an instrument or an item has no value.
    WhyUndefined {
        NoResponses = "no_responses", "нет ответов", "there are no responses";
        NoCompletePersons = "no_complete_persons", "никто не ответил на все задания", "nobody answered every item";
        OnePerson = "one_person", "один человек", "there is one person only";
        OneItem = "one_item", "меньше двух заданий с различием баллов", "fewer than two items have scores that differ";
        ConstantItem = "constant_item", "у всех один балл за задание", "everybody has the same score on the item";
        ConstantRest = "constant_rest", "у всех одна доля баллов за остальные задания", "everybody has the same share of the points of the other items";
        ConstantTotal = "constant_total", "у всех одна сумма баллов", "everybody has the same total";
        NoCurve = "no_curve", "у задания нет кривой", "the item has no curve";
        SeveralPoints = "several_points", "за задание дают больше двух разных баллов", "the item has more than two scores";
        FewGroups = "few_groups", "слишком мало людей с разными суммами баллов", "too few persons have different sums of points";
        OutOfRange = "out_of_range", "число слишком велико, чтобы его показать", "the number is too large to be shown";
    }
}
