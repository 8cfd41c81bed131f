//! The days around which everything happens, counted from 1970-01-01.

/// 2021-09-01: a new school opens.
pub(super) const SEPTEMBER_2021: i32 = 18_871;
/// 2022-09-01: the school year before; schools are merged, supports begin.
pub(super) const SEPTEMBER_2022: i32 = 19_236;
/// 2023-01-01: some schools change hands.
pub(super) const JANUARY_2023: i32 = 19_358;
/// 2023-03-06: the first wave of the diagnosis begins.
pub(super) const MARCH_2023: i32 = 19_422;
/// 2023-04-17: routes are drawn up.
pub(super) const APRIL_2023: i32 = 19_464;
/// 2023-06-30: the school year ends.
pub(super) const JUNE_2023: i32 = 19_538;
/// 2023-09-01: the school year begins.
pub(super) const SEPTEMBER_2023: i32 = 19_601;
/// 2023-11-06: the second wave of the diagnosis begins.
pub(super) const NOVEMBER_2023: i32 = 19_667;
/// 2023-12-01: the day of the plan.
pub(super) const AS_OF: i32 = 19_692;
/// 2024-01-15: the first session to come.
pub(super) const JANUARY_2024: i32 = 19_737;
