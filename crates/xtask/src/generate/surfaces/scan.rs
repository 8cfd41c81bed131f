//! Public names in formatted sources: rustfmt and the formatter of Python put each where it can be told by its indent.

/// A public function, method or field of a source text in Rust.
pub(super) struct Found<'a> {
    /// The type it belongs to, unless it stands alone.
    pub(super) owner: Option<&'a str>,
    /// Its name.
    pub(super) name: &'a str,
    /// The attributes before it, on one line.
    pub(super) attributes: String,
    /// The attributes before the block it stands in.
    pub(super) outer: String,
}

/// The public names of a formatted source text in Rust.
pub(super) fn rust(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let (mut owner, mut outer, mut attributes, mut open) = (None, String::new(), String::new(), 0_usize);
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if open > 0 || code.starts_with("#[") {
            attributes.push_str(code);
            open = (open + code.matches('[').count()).saturating_sub(code.matches(']').count());
            continue;
        }
        if code.is_empty() || code.starts_with("//") {
            continue;
        }
        let name = [("pub fn ", '('), ("pub const fn ", '('), ("pub ", ':')]
            .into_iter()
            .find_map(|(start, end)| identifier(code.strip_prefix(start)?, &['<', end]));
        match (indent, name) {
            (0, Some(name)) => {
                found.push(Found { owner: None, name, attributes: attributes.clone(), outer: String::new() });
            }
            (4, Some(name)) if owner.is_some() => {
                found.push(Found { owner, name, attributes: attributes.clone(), outer: outer.clone() });
            }
            _ => {}
        }
        if indent == 0 {
            owner = block(code);
            outer.clone_from(&attributes);
        }
        attributes.clear();
    }
    found
}

/// The type whose members follow: of `impl<T> Trait for Type<T> {` and `pub struct Type {` it is `Type`.
fn block(code: &str) -> Option<&str> {
    let head = code.strip_suffix('{')?;
    let rest = match head.strip_prefix("pub struct ") {
        Some(rest) => rest,
        None => {
            let rest = head.strip_prefix("impl")?;
            let at = rest.rfind(" for ").map(|at| at + " for ".len()).or_else(|| Some(rest.find(' ')? + 1))?;
            rest.get(at..)?
        }
    };
    identifier(rest, &['<', ' ', ':'])
}

/// The identifier up to one of some signs.
fn identifier<'a>(text: &'a str, ends: &[char]) -> Option<&'a str> {
    let (name, _) = text.split_once(ends)?;
    (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')).then_some(name)
}

/// A class of a source text in Python, or with an empty name what stands outside of classes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Class<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The classes it is built on.
    pub(super) bases: Vec<&'a str>,
    /// Its public methods; `__init__` where one can make it with arguments.
    pub(super) methods: Vec<&'a str>,
}

/// The functions and classes of a formatted source text in Python.
pub(super) fn python(text: &str) -> Vec<Class<'_>> {
    let mut classes = vec![Class::default()];
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if let (0, Some(head)) = (indent, code.strip_prefix("class ")) {
            let (name, bases) = head.trim_end_matches(':').split_once('(').unwrap_or((head.trim_end_matches(':'), ""));
            let bases = bases.trim_end_matches(')').split(", ").filter(|base| !base.is_empty()).collect();
            classes.push(Class { name, bases, methods: Vec::new() });
        } else if let Some(name) = code.strip_prefix("def ").and_then(|rest| identifier(rest, &['('])) {
            // What is got from elsewhere has a constructor without arguments, which refuses.
            let made = name == "__init__" && code != "def __init__(self) -> None:";
            let class = match indent {
                0 => classes.first_mut(),
                4 => classes.last_mut(),
                _ => None,
            };
            if let Some(class) = class.filter(|_| made || !name.starts_with('_')) {
                class.methods.push(name);
            }
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_types_with_their_attributes() {
        let text = "\
#[wasm_bindgen]
impl<'a> Region<'a> {
    /// pub fn not_this() {}
    #[wasm_bindgen(
        js_name = \"planRoutes\"
    )]
    pub fn plan_routes(&self) {}
    pub(crate) fn inner(&self) {}
}

pub struct Link {
    pub slope: f64,
    shift: f64,
}

pub fn check_id<T>(id: T) {}

impl fmt::Display for Link {
    pub const fn shown(&self) {}
}
";
        let found: Vec<_> = rust(text)
            .iter()
            .map(|one| format!("{:?} {} {} {}", one.owner, one.name, one.attributes, one.outer))
            .collect();
        assert_eq!(
            found,
            [
                "Some(\"Region\") plan_routes #[wasm_bindgen(js_name = \"planRoutes\")] #[wasm_bindgen]",
                "Some(\"Link\") slope  ",
                "None check_id  ",
                "Some(\"Link\") shown  ",
            ]
        );
    }

    #[test]
    fn classes_with_their_bases() {
        let text = "\
class Fit(Fitted, Generic[Row]):
    def __init__(self) -> None:
        raise TypeError
    @property
    def items(self) -> list[str]: ...
    def _hidden(self): ...

def calibrate(
class Journal:
    def __init__(self, text: str = \"\") -> None:
";
        let classes = python(text);
        assert_eq!(
            classes,
            [
                Class { name: "", bases: vec![], methods: vec!["calibrate"] },
                Class { name: "Fit", bases: vec!["Fitted", "Generic[Row]"], methods: vec!["items"] },
                Class { name: "Journal", bases: vec![], methods: vec!["__init__"] },
            ]
        );
    }
}
