//! t
#[test]
fn load() {
    for id in nms_core::NormPack::available() {
        match nms_core::NormPack::load(id) {
            Ok(p) => {
                let f = p.lint();
                let mut c = std::collections::BTreeMap::new();
                for x in &f {
                    *c.entry(x.code.clone()).or_insert(0) += 1;
                }
                println!("{id} {c:?}");
                for x in &f {
                    if x.code != "note"
                        && x.code != "actor.no-function"
                        && x.code != "term.before-act"
                        && x.code != "function.holder"
                    {
                        println!(
                            "   {} {:?} {} [{}] {:?}",
                            x.code,
                            x.entry,
                            x.message.ru,
                            x.clause,
                            x.reading.as_ref().map(|r| &r.ru)
                        );
                    }
                }
            }
            Err(e) => println!("{id}: {}", &e.to_string().chars().take(3000).collect::<String>()),
        }
    }
    let a = nms_core::NormPack::load("orenburg-2023").unwrap();
    let b = nms_core::NormPack::load("primorye-2022").unwrap();
    let t = nms_core::norm::diff::print(&a.diff(&b), nms_core::Language::Russian);
    for l in t.lines().filter(|l| l.contains('~')) {
        println!("{l}")
    }
    for f in nms_core::norm::lint_together(&[
        &a,
        &b,
        &nms_core::NormPack::load("orenburg-2020").unwrap(),
        &nms_core::NormPack::load("smolensk-2018").unwrap(),
    ]) {
        println!("{} {}", f.message.ru, f.clause);
    }
}
