//! Files as Excel and WPS write them in China, of our own making: 42 ways to write one table, and
//! what else people's tables are like, each with what comes of it.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use encoding_rs::GB18030;
use kaopu_exchange::{Incoming, Mapping, SourceFile, read_files};

use crate::told::told;

fn read(name: &str, bytes: Vec<u8>) -> Incoming {
    let file = SourceFile::new(name, bytes, None);
    read_files(&[file], None, &Mapping::default())
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// The rows of the table that is written in every way.
const ROWS: [[&str; 4]; 4] = [
    ["分类", "标准问题", "相似问", "回复"],
    ["发货", "什么时候发货", "多久发货|几天能发\n啥时候发", "付款后48小时内发货，“现货”当天发。"],
    ["售后", "怎么退货", "想退货；能退吗", "7天内可退：先申请,再寄回;\"吊牌\"别剪。"],
    ["会员", "积分怎么用", "", "100积分抵1元\t（0.5%）"],
];

const TOLD: &str = "\
- | 发货 | 什么时候发货
  = 付款后48小时内发货，“现货”当天发。
  + 多久发货
  + 几天能发
  + 啥时候发
- | 售后 | 怎么退货
  = 7天内可退：先申请,再寄回;\"吊牌\"别剪。
  + 想退货
  + 能退吗
- | 会员 | 积分怎么用
  = 100积分抵1元\t（0.5%）
";

fn written(delimiter: u8, quote: QuoteStyle, end: Terminator) -> String {
    let mut writer = WriterBuilder::new();
    writer.delimiter(delimiter).quote_style(quote).terminator(end);
    let mut writer = writer.from_writer(Vec::new());
    ROWS.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_table_is_the_same_however_it_is_written() {
    let mut files = 0;
    for delimiter in [b',', b'\t', b';'] {
        for quote in [QuoteStyle::Necessary, QuoteStyle::Always] {
            let end = if matches!(quote, QuoteStyle::Always) {
                Terminator::CRLF
            } else {
                Terminator::Any(b'\n')
            };
            let text = written(delimiter, quote, end);
            let marked = format!("\u{feff}{text}");
            for (encoding, bytes, certain) in [
                ("UTF-8", text.clone().into_bytes(), true),
                ("UTF-8 with a mark", marked.clone().into_bytes(), true),
                ("GBK", GB18030.encode(&text).0.into_owned(), false),
                ("UTF-16LE with a mark", utf16(&marked, u16::to_le_bytes), true),
                ("UTF-16BE with a mark", utf16(&marked, u16::to_be_bytes), true),
                ("UTF-16LE", utf16(&text, u16::to_le_bytes), false),
                ("UTF-16BE", utf16(&text, u16::to_be_bytes), false),
            ] {
                let mut incoming = read("话术.csv", bytes);
                let notes = std::mem::take(&mut incoming.notes);
                let case = format!("{encoding} {:?} {quote:?}", char::from(delimiter));
                assert_eq!(told(&incoming), TOLD, "{case}");
                assert_eq!(notes.is_empty(), certain, "{case}: {notes:?}");
                files += 1;
            }
        }
    }
    assert_eq!(files, 42);
}

#[test]
fn what_else_tables_are_like() {
    let cases: &[(&str, &str)] = &[
        (
            "title-above",
            "小满好物客服话术表,,\n更新：2026/1/5,,\n,,\n标准问法,话术,分类\n包邮吗,满59包邮,运费\n",
        ),
        ("header-twice", "问题,答案\n包邮吗,满59包邮\n问题,答案\n能便宜吗,已是活动价\n"),
        (
            "merged",
            "分类,标准问,相似问,答案\n发货,什么时候发货,多久发货,48小时内\n,,几天能发,\n,,啥时候发,\n售后,怎么退货,想退货,7天内可退\n",
        ),
        (
            "one-phrasing-a-row",
            "标准问,相似问,答案\n什么时候发货,多久发货,48小时内\n什么时候发货,几天能发,48小时内\n什么时候发货,几天能发,\n",
        ),
        (
            "numbered-columns",
            "问题,相似问1,相似问2,相似问3,答案1,答案2\n包邮吗,免邮吗,,有运费吗,满59包邮,全场包邮\n",
        ),
        (
            "required-marks",
            "*标准问题（必填）,相似问法（选填，一行一个）,*回复内容（必填）:\n包邮吗,免邮吗,满59包邮\n",
        ),
        ("scientific", "问题,答案\n订单号多少,1.20261E+17\n运单号呢,单号在订单里\n"),
        ("leading-zeros", "问题,答案\n货号,00123\n折扣,95%\n电话,-400-800\n"),
        ("formulas", "问题,答案\n包邮吗,=cmd|' /C calc'!A0\n能退吗,'=1+1\n多少钱,-5\n"),
        (
            "dates",
            "问题,答案,复核日期\n春节发货吗,放假不发,2026/1/5\n双11呢,72小时,2026年11月11日\n",
        ),
        (
            "validity",
            "问题,答案,有效期\n双11发货,72小时内,2026-11-01至2026-11-12\n包邮吗,满59包邮,永久\n新年呢,不打烊,2027/1/1~2027/1/3\n满减,活动期间,活动期间\n清仓,先到先得,2026-12-31\n",
        ),
        (
            "products-of-answers",
            "问题,答案,商品ID\n怎么洗,手洗,wool-sweater\n怎么洗,机洗,linen-shirt\n怎么洗,看水洗标,\n",
        ),
        ("not-keywords", "问题,答案,否定关键词,负责人\n能退吗,7天内可退,换货|维修,小王\n"),
        (
            "enabled",
            "问题,答案,状态\n能退吗,7天内可退,启用\n包邮吗,满59包邮,已停用\n积分,可抵现,待审核\n",
        ),
        ("no-question", "问题,答案\n,没人问\n？？,问号\n包邮吗,满59包邮\n"),
        ("unclosed-quote", "问题,答案\n包邮吗,满59包邮\n能退吗,\"7天内\n积分,抵现\n"),
        ("text-after-quote", "问题,答案\n包邮吗,\"满59\"包邮\n能退吗,7天内\n"),
        ("ragged", "问题,答案\n包邮吗\n能退吗,7天内,多的,更多\n"),
        ("blank-lines", "\n\n问题,答案\n\n包邮吗,满59包邮\n,\n\n能退吗,7天内\n\n"),
        ("cr-only", "问题,答案\r包邮吗,满59包邮\r能退吗,7天内\r"),
        ("second-answer", "问题,答案\n包邮吗,满59包邮\n包邮吗,全场包邮\n"),
        (
            "english",
            "Category,Question,Alternate questions,Answer\nShipping,When do you ship?,How long?|When will it go?,Within 48 hours.\n",
        ),
        ("facts", "事实,值,单位,备注\n发货时限,48,小时,现货\n包邮门槛,59,元,\n"),
        (
            "products",
            "商品编号,商品名称,别名,面料,洗涤\np1,羊毛衫,毛衣|羊毛毛衣,100%羊毛,冷水手洗\n,亚麻衬衫,衬衫,亚麻,机洗\n",
        ),
        ("synonyms", "标准词,同义词\n包邮,免邮|免运费\n"),
        ("forbidden", "违禁词,例外,级别\n最好,最好吃,block\n"),
        ("header-only", "问题,答案\n"),
        ("only-phrasings", "问答编号,相似问\nship-when,多久到货|急\n"),
        ("full-width", "标准问题，,答案\n包邮吗，,满５９包邮\n"),
        ("emoji", "问题,答案\n😀在吗,亲，在的～🌹\n"),
    ];
    for (name, text) in cases {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../tables");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let gbk = GB18030.encode(text).0.into_owned();
        let mut incoming = read("表.csv", text.as_bytes().to_vec());
        settings.bind(|| insta::assert_snapshot!(*name, told(&incoming)));
        // The same in the encoding of Chinese Excel.
        let mut again = read("表.csv", gbk);
        let is_about_encoding =
            |note: &kaopu_exchange::ImportNote| note.reason.en.contains("was read as");
        again.notes.retain(|note| !is_about_encoding(note));
        incoming.notes.retain(|note| !is_about_encoding(note));
        assert_eq!(again, incoming, "{name}");
    }
}

#[test]
fn columns_of_any_name_are_mapped_and_what_is_not_known_is_asked() {
    let text = "客户怎么说,怎么回,谁写的\n包邮吗,满59包邮,小王\n";
    let file = |text: &str| SourceFile::new("表.csv", text.as_bytes().to_vec(), None);
    let refused = read_files(&[file(text)], None, &Mapping::default()).unwrap_err();
    assert!(refused.said().zh.contains("客户怎么说") && refused.said().en.contains("--map"));
    let mut mapping = Mapping::default();
    for said in ["客户怎么说=question", "怎么回=answer", "谁写的="] {
        mapping.add(said).unwrap();
    }
    let incoming = read_files(&[file(text)], None, &mapping).unwrap();
    assert_eq!(told(&incoming), "- | - | 包邮吗\n  = 满59包邮\n");
    assert!(mapping.add("a=nonsense").is_err() && mapping.add("a").is_err());
    // What was said counts more than what a column is called.
    let mut swapped = Mapping::default();
    swapped.add("问题=answer").unwrap();
    swapped.add("答案=question").unwrap();
    let incoming = read_files(&[file("问题,答案\n满59,包邮吗\n")], None, &swapped).unwrap();
    assert_eq!(told(&incoming), "- | - | 包邮吗\n  = 满59\n");
}
