//! A derivation as a piece of HTML; every text is escaped.

use std::fmt::Write;

use super::text::{number, say};
use super::{Derivation, RowList};
use crate::text::Language;

impl Derivation {
    /// The derivation as a piece of HTML: headings open and close, nothing is fetched, every text is escaped.
    pub fn to_html(&self, language: Language) -> String {
        let is = |ru, en| say(language, ru, en);
        let mut page = String::from("<div class=\"nms-derivation\">");
        for (depth, line) in self.head(language).iter().filter(|(depth, _)| *depth < 3) {
            let tag = if *depth == 0 { "h4" } else { "div" };
            let _ = write!(page, "<{tag} style=\"margin:0 0 .2em {depth}em\">{}</{tag}>", Escaped(line));
        }
        if !self.contributions.is_empty() {
            let _ = write!(page, "<details open><summary>{}</summary><table>", is("вклады", "contributions"));
            for one in &self.contributions {
                let _ = write!(
                    page,
                    "<tr><td>{}</td><td>{} / {}</td><td>{}</td></tr>",
                    Escaped(&one.node),
                    number(one.numerator),
                    number(one.denominator),
                    number(one.value)
                );
            }
            if let Some(repeated) = &self.repeated {
                let what = is("в нескольких узлах", "at several nodes");
                let _ = write!(
                    page,
                    "<tr><td>{what}</td><td>−{} / −{}</td><td></td></tr>",
                    repeated.numerator, repeated.population
                );
            }
            page.push_str("</table></details>");
        }
        if !self.overloaded.is_empty() {
            let keys = self.overloaded.iter().map(|carrier| format!("{}: {}", carrier.id, carrier.load)).collect();
            let list = RowList { total: self.overloaded.len(), keys, ..RowList::default() };
            rows(&mut page, is("нагрузка выше нормы", "load above the norm"), &list);
        }
        rows(&mut page, is("засчитаны", "counted"), &self.counted);
        rows(&mut page, is("не засчитаны", "not counted"), &self.not_counted);
        for excluded in &self.exclusions {
            rows(&mut page, excluded.reason.get(language), &excluded.rows);
        }
        page.push_str("</div>");
        page
    }
}

fn rows(page: &mut String, name: &str, rows: &RowList) {
    let _ = write!(page, "<details><summary>{}: {}</summary><ul>", Escaped(name), rows.total);
    for key in &rows.keys {
        let _ = write!(page, "<li>{}</li>", Escaped(key));
    }
    if rows.keys.len() < rows.total {
        page.push_str("<li>…</li>");
    }
    page.push_str("</ul></details>");
}

/// A text in which nothing is markup.
struct Escaped<'t>(&'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}
