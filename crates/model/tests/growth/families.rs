//! Knowledge bases that somebody made to be slow: each a kind of file of which there can be more
//! and more.

use std::fmt::Write as _;

use kaopu_model::KbFiles;

/// One kind.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    /// What it is at size one.
    pub(crate) unit: usize,
    /// The knowledge base of a size.
    pub(crate) make: fn(usize) -> KbFiles,
}

/// All kinds.
pub(crate) const FAMILIES: &[Family] = &[
    // Over a limit sooner or later.
    Family { name: "columns of products.csv", unit: 12_500, make: columns },
    Family { name: "words of a danger topic", unit: 25_000, make: dangers },
    Family { name: "equal rows of faqs.csv", unit: 12_500, make: equal_faqs },
    Family { name: "[[rule]] again and again", unit: 100_000, make: empty_rules },
    // Most of them within the limits.
    Family { name: "equal entries", unit: 1_500, make: equal_faqs },
    Family {
        name: "entries without an id",
        unit: 1_500,
        make: |n| faqs(n, |_| ",物流,什么时候发货,很快".into()),
    },
    Family {
        name: "entries",
        unit: 1_500,
        make: |n| faqs(n, |at| format!("e{at},c{at},什么时候发货{at},很快{{f{at}}}")),
    },
    Family { name: "entries with unknown facts", unit: 500, make: unknown_facts },
    Family {
        name: "placeholders of one answer",
        unit: 400,
        make: |n| faqs(1, |_| format!("a,物流,什么时候发货,{}", "{发货}".repeat(n.min(5_000)))),
    },
    Family {
        name: "equal phrasings",
        unit: 2_000,
        make: |n| phrasings(n, |_| "什么时候发货".into()),
    },
    Family {
        name: "phrasings of no entry",
        unit: 2_000,
        make: |n| {
            rows("phrasings.csv", "faq_id,phrasing", n, |at| format!("x{at},什么时候发货{at}"))
        },
    },
    Family { name: "phrasings after a long question", unit: 500, make: long_question },
    Family { name: "short rows", unit: 4_000, make: |n| phrasings(n, |_| String::new()) },
    Family { name: "comments", unit: 8_000, make: |n| rows("facts.csv", "#", n, |_| "#".into()) },
    Family {
        name: "blank rows",
        unit: 8_000,
        make: |n| rows("facts.csv", "key,value", n, |_| ",".into()),
    },
    Family {
        name: "text after quotes",
        unit: 4_000,
        make: |n| rows("facts.csv", "key,value", n, |_| "\"a\"b,".into()),
    },
    Family {
        name: "a quote that is never closed",
        unit: 40_000,
        make: |n| rows("facts.csv", "key,value", n, |_| "\"a,".into()),
    },
    Family {
        name: "quotes in one cell",
        unit: 1_000,
        make: |n| rows("facts.csv", "key,value", 1, |_| format!("a,\"{}\"", "\"\"".repeat(n))),
    },
    Family {
        name: "wide rows",
        unit: 20,
        make: |n| rows("facts.csv", "key,value", n, |_| ",".repeat(400)),
    },
    Family {
        name: "rows that are too wide",
        unit: 20,
        make: |n| rows("facts.csv", "key,value", n, |_| ",".repeat(2_000)),
    },
    Family {
        name: "a long cell",
        unit: 50_000,
        make: |n| rows("facts.csv", "key,value", 1, |_| format!("a,{}", "长".repeat(n))),
    },
    Family {
        name: "facts",
        unit: 1_500,
        make: |n| rows("facts.csv", "key,value", n, |at| format!("f{at},1")),
    },
    Family {
        name: "equal facts",
        unit: 1_500,
        make: |n| rows("facts.csv", "key,value", n, |_| "f,1".into()),
    },
    Family {
        name: "synonyms of one term",
        unit: 2_000,
        make: |n| {
            rows("synonyms.csv", "term,synonyms", 1, |_| {
                format!("发货,{}", "寄|".repeat(n.min(9_000)))
            })
        },
    },
    Family {
        name: "synonyms",
        unit: 2_000,
        make: |n| rows("synonyms.csv", "term,synonyms", n, |at| format!("词{at},寄|出|发")),
    },
    Family {
        name: "products",
        unit: 1_500,
        make: |n| rows("products.csv", "id,name,aliases,色", n, |at| format!("p{at},锅,a|b|c,红")),
    },
    Family {
        name: "attributes",
        unit: 60,
        make: |n| {
            rows("products.csv", &format!("id,name,{}", numbered("a", n)), 100, |at| {
                format!("p{at},锅,{}", numbered("", n))
            })
        },
    },
    Family {
        name: "answers of one entry",
        unit: 60,
        make: |n| answers(n, |at| format!("a,paid,,,,,,好{at}")),
    },
    Family {
        name: "unlike answers of one entry",
        unit: 60,
        make: |n| {
            answers(n, |at| {
                format!("a,,,,2026-01-01 {:02}:{:02},,词{at},好", at / 60 % 24, at % 60)
            })
        },
    },
    Family {
        name: "more answers than are compared",
        unit: 1_000,
        make: |n| answers(n, |at| format!("a,,,,2026-01-01,2027-01-01,k{at},好")),
    },
    Family { name: "windows without a default answer", unit: 1_000, make: windows },
    Family {
        name: "answers of many entries",
        unit: 400,
        make: |n| {
            answers(n, |at| format!("e{},paid,,chat,2026-01-01,2027-01-01,双11|{at},好", at / 50))
        },
    },
    Family {
        name: "answers for unknown products",
        unit: 300,
        make: |n| products_and_answers(n, |at| format!("q{at}")),
    },
    Family {
        name: "answers for a value of all products",
        unit: 300,
        make: |n| products_and_answers(n, |at| format!("色=红|{at}")),
    },
    Family {
        name: "answers for single products",
        unit: 300,
        make: |n| products_and_answers(n, |at| format!("p{at}")),
    },
    Family {
        name: "keywords",
        unit: 300,
        make: |n| answers(60, |_| format!("a,,,,,,{},好", numbered_with("词", n.min(2_400), '|'))),
    },
    Family { name: "rules", unit: 100, make: |n| rules(n, |at| format!("asked = {}", at + 1)) },
    Family { name: "equal rules", unit: 100, make: |n| rules(n, |_| "asked = 1".into()) },
    Family { name: "rules that want different things", unit: 100, make: different_rules },
    Family {
        name: "rules of many words",
        unit: 60,
        make: |n| rules(n, |_| format!("words = [{}]", quoted("词", 30))),
    },
    Family {
        name: "rules for many entries",
        unit: 60,
        make: |n| rules_and_faqs(n, |_| format!("entries = [{}]", quoted("e", 30))),
    },
    Family {
        name: "rules for unknown entries",
        unit: 60,
        make: |n| rules_and_faqs(n, |at| format!("entries = [{}]", quoted(&format!("x{at}-"), 30))),
    },
    Family {
        name: "rules for categories",
        unit: 100,
        make: |n| rules_and_faqs(n, |at| format!("categories = [\"c{at}\", \"none\"]")),
    },
    Family {
        name: "alternatives of one rule",
        unit: 100,
        make: |n| rules(1, |_| format!("any = [{}]", "{asked = 1},".repeat(n))),
    },
    Family {
        name: "rules of many alternatives",
        unit: 10,
        make: |n| rules(n, |_| format!("any = [{}]", "{asked = 1},".repeat(30))),
    },
    Family {
        name: "queues",
        unit: 120,
        make: |n| toml("escalation.toml", n, |at| format!("[[queue]]\nid = \"q{at}\"\n")),
    },
    Family { name: "holidays of all queues", unit: 50, make: holidays },
    Family {
        name: "words of a mood in one line",
        unit: 1_500,
        make: |n| toml("escalation.toml", 1, |_| format!("[mood]\nangry = [{}]", quoted("气", n))),
    },
    Family {
        name: "words without letters",
        unit: 1_500,
        make: |n| {
            toml("escalation.toml", 1, |_| format!("[mood]\nangry = [{}]", "\"!\",".repeat(n)))
        },
    },
    Family { name: "care moments", unit: 100, make: care },
    Family {
        name: "equal care moments",
        unit: 100,
        make: |n| {
            toml("care.toml", n, |_| {
                "[[moment]]\nid = \"m\"\non = \"signed\"\nsay = [\"好呀\"]\n".into()
            })
        },
    },
    Family { name: "personas and care moments", unit: 2, make: personas_and_care },
    Family {
        name: "personas",
        unit: 100,
        make: |n| toml("persona.toml", n, |at| format!("[personas.p{at}]\n")),
    },
    Family {
        name: "phrases",
        unit: 1_000,
        make: |n| {
            toml("persona.toml", 1, |_| format!("[phrases]\ngreeting = [{}]", quoted("好呀", n)))
        },
    },
    Family { name: "forbidden words and answers", unit: 125, make: forbidden },
    Family {
        name: "capabilities",
        unit: 800,
        make: |n| {
            toml("kb.toml", n, |at| {
                if at == 0 { "[capabilities]\n".into() } else { format!("c{at} = \"x\"\n") }
            })
        },
    },
    Family {
        name: "turns of a dialogue",
        unit: 120,
        make: |n| toml("dialogues/a.toml", n, |at| format!("[[turn]]\ncustomer = \"在吗{at}\"\n")),
    },
    Family { name: "turns that expect unknown things", unit: 100, make: unknown_turns },
    Family { name: "dialogues", unit: 150, make: dialogues },
    Family {
        name: "unknown keys",
        unit: 1_000,
        make: |n| toml("kb.toml", n, |at| format!("k{at} = 1\n")),
    },
    Family {
        name: "the same key",
        unit: 1_000,
        make: |n| toml("kb.toml", n, |_| "k = 1\n".into()),
    },
    Family {
        name: "lines that are no TOML",
        unit: 1_000,
        make: |n| toml("care.toml", n, |_| "=\n".into()),
    },
    Family {
        name: "open brackets",
        unit: 3_000,
        make: |n| toml("care.toml", 1, |_| format!("a = {}", "[".repeat(n))),
    },
    Family {
        name: "open braces",
        unit: 1_000,
        make: |n| toml("care.toml", 1, |_| format!("a = {}", "{a=".repeat(n))),
    },
    Family {
        name: "dots of a key",
        unit: 300,
        make: |n| toml("care.toml", 1, |_| format!("a{} = 1", ".a".repeat(n))),
    },
    Family {
        name: "commas",
        unit: 3_000,
        make: |n| toml("care.toml", 1, |_| format!("a = [{}]", ",".repeat(n))),
    },
    Family { name: "line breaks", unit: 2400, make: |n| toml("care.toml", n, |_| "\n".into()) },
    Family {
        name: "a long text in TOML",
        unit: 50_000,
        make: |n| toml("care.toml", 1, |_| format!("a = \"{}\"", "长".repeat(n))),
    },
];

fn file(path: &str, text: String) -> KbFiles {
    let mut files: KbFiles = [
        ("kb.toml", "format = 1\nid = \"test\"\nshop = \"小店\"\n"),
        ("faqs.csv", "id,category,question,answer\na,物流,什么时候发货,很快\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    files.insert(path.to_owned(), text.into_bytes());
    files
}

fn rows(path: &str, header: &str, count: usize, row: impl Fn(usize) -> String) -> KbFiles {
    let mut text = format!("{header}\n");
    (0..count).for_each(|at| writeln!(text, "{}", row(at)).unwrap());
    file(path, text)
}

fn toml(path: &str, count: usize, block: impl Fn(usize) -> String) -> KbFiles {
    file(path, (0..count).map(block).collect())
}

fn with(mut files: KbFiles, others: KbFiles, path: &str) -> KbFiles {
    files.insert(path.to_owned(), others[path].clone());
    files
}

fn numbered_with(prefix: &str, count: usize, between: char) -> String {
    (0..count).map(|at| format!("{prefix}{at}{between}")).collect()
}

fn numbered(prefix: &str, count: usize) -> String {
    numbered_with(prefix, count, ',')
}

fn quoted(prefix: &str, count: usize) -> String {
    (0..count).map(|at| format!("\"{prefix}{at}\",")).collect()
}

fn columns(count: usize) -> KbFiles {
    rows("products.csv", &format!("id,name,{}", numbered("col", count)), 1, |_| "p,锅".into())
}

fn dangers(count: usize) -> KbFiles {
    let words = quoted("危", count);
    toml("escalation.toml", 1, |_| format!("[[danger]]\ntopic = \"fire\"\nwords = [{words}]\n"))
}

fn faqs(count: usize, row: impl Fn(usize) -> String) -> KbFiles {
    rows("faqs.csv", "id,category,question,answer", count, row)
}

fn equal_faqs(count: usize) -> KbFiles {
    faqs(count, |_| "a,b,c,d".into())
}

fn phrasings(count: usize, text: impl Fn(usize) -> String) -> KbFiles {
    rows("phrasings.csv", "faq_id,phrasing", count, |at| format!("a,{}", text(at)))
}

fn long_question(count: usize) -> KbFiles {
    let question = "长".repeat(10_000);
    let entries = faqs(2, |at| format!("{},物流,{question}{at},很快", ["a", "b"][at]));
    let twice = rows("phrasings.csv", "faq_id,phrasing", count, |at| {
        format!("{},啥时候发", ["a", "b"][at % 2])
    });
    with(entries, twice, "phrasings.csv")
}

fn unknown_facts(count: usize) -> KbFiles {
    let facts = rows("facts.csv", "key,value", count, |at| format!("时限{at},1"));
    with(facts, faqs(count, |at| format!("e{at},c,什么时候发货{at},{{时间{at}}}")), "faqs.csv")
}

fn answers(count: usize, row: impl Fn(usize) -> String) -> KbFiles {
    let header = "faq_id,when_order,when_product,when_channel,from,until,keyword,answer";
    let entries = faqs(count / 50 + 2, |at| match at {
        0 => "a,物流,什么时候发货,很快".into(),
        _ => format!("e{},物流,什么时候发货{at},很快", at - 1),
    });
    with(entries, rows("answers.csv", header, count, row), "answers.csv")
}

fn windows(count: usize) -> KbFiles {
    let day = |at: usize| format!("2{:03}-{:02}-{:02}", at / 336, at / 28 % 12 + 1, at % 28 + 1);
    let timed = answers(count, |at| format!("a,,,,{},{},,好", day(at), day(at + 1)));
    with(timed, faqs(1, |_| "a,物流,什么时候发货,".into()), "faqs.csv")
}

fn products_and_answers(count: usize, condition: impl Fn(usize) -> String) -> KbFiles {
    let products = rows("products.csv", "id,name,色", count, |at| format!("p{at},锅,红"));
    let said = answers(count, |at| format!("e{},,{},,,,,好", at / 50, condition(at)));
    with(said, products, "products.csv")
}

fn rules(count: usize, when: impl Fn(usize) -> String) -> KbFiles {
    toml("escalation.toml", count, |at| {
        format!("[[rule]]\nid = \"r{at}\"\nqueue = \"q\"\n[rule.when]\n{}\n", when(at))
    })
}

fn empty_rules(count: usize) -> KbFiles {
    toml("escalation.toml", count, |_| "[[rule]]\n".into())
}

fn different_rules(count: usize) -> KbFiles {
    toml("escalation.toml", count, |at| {
        format!("[[rule]]\nid = \"r\"\nqueue = \"q{at}\"\nwhen = {{asked = 1}}\n")
    })
}

fn rules_and_faqs(count: usize, when: impl Fn(usize) -> String) -> KbFiles {
    let entries = faqs(count * 10, |at| format!("e{at},c{at},什么时候发货{at},很快"));
    with(entries, rules(count, when), "escalation.toml")
}

fn holidays(count: usize) -> KbFiles {
    let queues: String = (0..count).map(|at| format!("[[queue]]\nid = \"q{at}\"\n")).collect();
    let days: String =
        (0..count * 4).map(|at| format!("\"2026-01-{:02}\",", at % 28 + 1)).collect();
    toml("escalation.toml", 1, |_| format!("holidays = [{days}]\n{queues}"))
}

fn care(count: usize) -> KbFiles {
    let moments = toml("care.toml", count, |at| {
        format!("[[moment]]\nid = \"m{at}\"\non = \"signed\"\nsay = [\"好呀\"]\npromise = \"x\"\n")
    });
    let said: String = (0..count).map(|at| format!("m{at} = [\"第一时间通知您\"]\n")).collect();
    with(moments, toml("persona.toml", 1, |_| format!("[care]\n{said}")), "persona.toml")
}

fn personas_and_care(count: usize) -> KbFiles {
    let moments = toml("care.toml", count * 20, |at| {
        format!("[[moment]]\nid = \"m{at}\"\non = \"signed\"\nsay = [\"好呀\"]\n")
    });
    with(moments, toml("persona.toml", count, |at| format!("[personas.p{at}]\n")), "persona.toml")
}

fn forbidden(count: usize) -> KbFiles {
    let words = quoted("不说", count);
    let entries =
        faqs(count * 4, |at| format!("e{at},c,什么时候发货{at},好的说不{at}{}", "说".repeat(99)));
    with(entries, toml("persona.toml", 1, |_| format!("forbidden = [{words}]\n")), "persona.toml")
}

fn unknown_turns(count: usize) -> KbFiles {
    let turns = toml("dialogues/a.toml", count, |at| {
        format!(
            "[[turn]]\ncustomer = \"在吗\"\nexpect = {{entry = \"x{at}\", queue = \"x{at}\", rule = \"x{at}\", care = \"x{at}\"}}\n"
        )
    });
    with(turns, faqs(count * 10, |at| format!("e{at},c,什么时候发货{at},很快")), "faqs.csv")
}

fn dialogues(count: usize) -> KbFiles {
    let mut files = file("dialogues/a.toml", String::new());
    for at in 0..count {
        files.insert(format!("dialogues/{at}.toml"), b"[[turn]]\n".to_vec());
    }
    files
}
