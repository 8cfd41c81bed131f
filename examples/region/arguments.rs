//! What is asked for on the command line.

use std::error::Error;
use std::path::PathBuf;

use chrono::NaiveDate;
use nms_core::Language;
use nms_core::synthetic::{Model, Recipe};

const HELP: &str = "there are --data FOLDER, --size PEOPLE, --model orenburg|primorye|smolensk, --seed NUMBER, --on DAY, --pack NAME, --gap SHARE, \
                    --to FOLDER, --english";

/// What to run, on which day, and how to speak.
pub(crate) struct Arguments {
    /// A folder with the tables of a region; a made one without it.
    pub(crate) data: Option<PathBuf>,
    /// What the made region is like.
    pub(crate) recipe: Recipe,
    pub(crate) day: NaiveDate,
    pub(crate) pack: String,
    /// How far below its bound a plan may be, as a share of it.
    pub(crate) gap: f64,
    /// Where everything is written.
    pub(crate) to: PathBuf,
    pub(crate) language: Language,
}

impl Arguments {
    pub(crate) fn read(mut given: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut model, mut size, mut seed, mut day, mut pack) = (Model::Orenburg, None, 1, None, None);
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        let (mut data, mut to, mut language, mut gap) = (None, target.join("region"), Language::Russian, 0.002);
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or_else(|| format!("{argument} wants a value; {HELP}"));
            match argument.as_str() {
                "--data" => data = Some(PathBuf::from(value()?)),
                "--size" => size = Some(value()?.parse().map_err(|_| "--size wants a number of people")?),
                "--model" => model = value()?.parse().map_err(|_| HELP)?,
                "--seed" => seed = value()?.parse().map_err(|_| "--seed wants a whole number")?,
                "--on" => day = Some(nms_core::boundary::date(&value()?)?),
                "--pack" => pack = Some(value()?),
                "--gap" => gap = value()?.parse().map_err(|_| "--gap wants a share: 0.002")?,
                "--to" => to = PathBuf::from(value()?),
                "--english" => language = Language::English,
                other => return Err(format!("{other}: {HELP}").into()),
            }
        }
        let own = Recipe::new(model);
        let recipe = Recipe { people: size.unwrap_or(own.people), seed, ..own };
        // The order of 2023 is the one that speaks of routes.
        let pack = pack.unwrap_or_else(|| "orenburg-2023".to_owned());
        Ok(Self { data, day: day.unwrap_or_else(|| recipe.as_of()), recipe, pack, gap, to, language })
    }
}
