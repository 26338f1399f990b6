//! Files with something wrong in them: never a panic, never much memory, and every row that is not
//! taken over is named.

use kaopu_exchange::{
    Mapping, Plan, PlanOptions, SourceFile, export_named, is_workbook, read_files, read_workbook,
};
use kaopu_model::{KbFiles, apply_all};

use crate::bombs::with_part;

/// Mutants in an ordinary run, and in the long one.
const USUAL: u32 = 500;
const LONG: u32 = 2_000;

/// A small generator of numbers: the same mutants each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = KbFiles::new();
    files.insert(
        "faqs.csv".into(),
        "id,category,question,answer\nship,发货,什么时候发货,48小时内\nback,售后,怎么退货,七天内\n"
            .into(),
    );
    files.insert("phrasings.csv".into(), "faq_id,phrasing\nship,多久发货\nback,想退\n".into());
    files.insert("facts.csv".into(), "key,value,unit,note\n发货时限,48,小时,\n".into());
    let written = |name: &str| (export_named(name).unwrap().write)(&files).unwrap().files;
    let mut seeds = vec![
        (
            "a.csv",
            "问题,相似问,答案\n包邮吗,\"免邮吗\n有运费吗\",满59\n能退吗,,\"7天内,可退\"\n".into(),
        ),
        ("a.tsv", encoding_rs::GB18030.encode("问题\t答案\n包邮吗\t满59\n").0.into_owned()),
        (
            "b.csv",
            "\u{feff}问题;答案\r\n包邮吗;满59\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
    ];
    seeds.push(("a.xlsx", written("xlsx").remove(0).1));
    seeds.push(("a.json", written("nlpjs").remove(0).1));
    seeds.push(("nlu.yml", written("rasa").remove(0).1));
    seeds
}

fn mutated(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(2) {
        let at = dice.roll(bytes.len());
        match dice.roll(6) {
            0 => bytes.truncate(at),
            1 => bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << (at % 8)),
            2 => bytes.insert(at, *b"\",\t;\n\r\0|={[-:".get(dice.roll(13)).unwrap()),
            3 => {
                let end = (at + dice.roll(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + dice.roll(40)).min(bytes.len());
                let copy = bytes.get(at..end).unwrap().to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes.get_mut(at).into_iter().for_each(|byte| *byte = 0xff),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

fn run(mutants: u32) {
    let seeds = seeds();
    let mut dice = Dice(2026);
    let (mut taken, mut refused, mut located) = (0, 0, 0);
    for number in 0..mutants {
        let (name, seed) = &seeds[dice.roll(seeds.len())];
        // A zip whose bytes are touched is refused for its sums; what stands in it is touched, too.
        let bytes = if is_workbook(seed) && dice.roll(4) > 0 {
            let part = format!("xl/worksheets/sheet{}.xml", 1 + dice.roll(3));
            with_part(seed, &part, |content| mutated(content, &mut dice))
        } else {
            mutated(seed, &mut dice)
        };
        let usage = allocation_counter::measure(|| {
            let file = if is_workbook(&bytes) {
                match read_workbook(&bytes) {
                    Ok(grids) => SourceFile::of_workbook(name, grids),
                    Err(error) => {
                        assert!(!error.reason.zh.is_empty());
                        refused += 1;
                        return;
                    }
                }
            } else {
                SourceFile::new(name, bytes.clone(), None)
            };
            match read_files(&[file], None, &Mapping::default()) {
                Ok(incoming) => {
                    let plan = Plan::new(&KbFiles::new(), incoming, PlanOptions::default());
                    assert!(
                        plan.notes.iter().all(|note| note.place.file == *name),
                        "{number}: {:?}",
                        plan.notes
                    );
                    located += usize::from(!plan.notes.is_empty());
                    // What is planned can be made.
                    apply_all(&KbFiles::new(), &plan.edits)
                        .unwrap_or_else(|error| panic!("{number} {name}: {error}"));
                    taken += 1;
                }
                Err(error) => {
                    assert_eq!(error.file, *name);
                    refused += 1;
                }
            }
        });
        assert!(usage.bytes_max < 64 << 20, "{number} {name}: {usage:?}");
    }
    assert!(
        taken > mutants / 5 && refused > mutants / 20 && located > 10,
        "{taken} {refused} {located}"
    );
}

#[test]
fn mutants_are_taken_over_or_refused_by_name() {
    run(USUAL);
}

#[test]
#[ignore = "the long run, nightly"]
fn many_mutants_are_taken_over_or_refused_by_name() {
    run(LONG);
}
