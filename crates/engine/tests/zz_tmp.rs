//! Temporary.
#[test]
fn tmp() {
    let program = kaopu_engine::compile(kaopu_model::KnowledgeBase::default());
    for f in ["/tmp/log.tsv","/work/shared/data/zh-shop58/test.tsv","/work/shared/data/zh-shop58/kb.tsv","/work/shared/data/zh-shop58/oos_near.tsv","/work/shared/data/zh-bank50/test.tsv","/work/shared/data/en-bank77/test.tsv"] {
        let text = std::fs::read_to_string(f).unwrap();
        let (mut n, mut a, mut u, mut w) = (0, 0, 0, 0);
        for line in text.lines() {
            let Some((_, t)) = line.split_once('\t') else { continue };
            let r = kaopu_engine::feelings(&program, t);
            n += 1;
            a += u32::from(r.mood == kaopu_model::Mood::Angry);
            u += u32::from(r.mood == kaopu_model::Mood::Urgent);
            w += u32::from(r.mood == kaopu_model::Mood::Worried);
            for d in &r.danger { println!("D {} {} | {}", d.topic, d.word, t.chars().take(100).collect::<String>()); }
            if !f.contains("log") && r.mood != kaopu_model::Mood::Calm { println!("M {} {} {:?} | {}", r.mood, r.anger, r.words(), t.chars().take(100).collect::<String>()); }
        }
        println!("F {f} n {n} angry {a} urgent {u} worried {w}");
    }
}
