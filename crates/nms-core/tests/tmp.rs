//! t
#[test]
fn load() {
    for id in nms_core::NormPack::available() {
        let t = std::time::Instant::now();
        match nms_core::NormPack::load(id) {
            Ok(p) => println!("{id} ok {:?} {}", t.elapsed(), p.entries().iter().count()),
            Err(e) => println!("{id}: {}", &e.to_string().chars().take(3000).collect::<String>()),
        }
    }
}
