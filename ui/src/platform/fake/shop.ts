// The made-up shop's entries, facts and products.
import type { AnswerDraft, EntryDraft, FactDraft, ProductRow } from "@/platform";

const when = (conditions: Partial<AnswerDraft>): AnswerDraft => ({
  when_order: "",
  when_product: "",
  when_channel: "",
  from: "",
  until: "",
  keyword: "",
  answer: "",
  ...conditions,
});

const entry = (
  id: string,
  category: string,
  question: string,
  answer: string,
  phrasings: string[],
  more: Partial<EntryDraft> = {},
): EntryDraft => ({
  id,
  category,
  question,
  answer,
  enabled: true,
  review_by: "",
  note: "",
  phrasings,
  answers: [],
  ...more,
});

export const entries: EntryDraft[] = [
  entry(
    "ship-when",
    "发货物流",
    "什么时候发货",
    "{顾客.称呼}，付款后{发货时限}内发出，工作日{截单时间}前付款当天就发，节假日顺延哦。",
    [
      "啥时候发货呀",
      "多久能发货",
      "今天能发吗",
      "付了款几天发",
      "怎么还不发货",
      "几点前下单当天发",
      "发货要多久",
      "什么时候能寄出来",
    ],
    {
      review_by: "2026-12-05",
      note: "双11 期间用条件答案，结束后记得看一眼",
      answers: [
        when({
          when_order: "待发货",
          from: "2026-11-10 20:00",
          until: "2026-11-12",
          answer:
            "{顾客.称呼}，大促订单按付款先后发出，最晚{大促发货时限}内寄出，您这单{订单.编号}已经在排队啦。",
        }),
        when({
          when_order: "运输中|派送中",
          answer: "您的包裹已经发出啦，{订单.快递} {订单.物流单号}，可以直接查到位置。",
        }),
      ],
    },
  ),
  entry(
    "ship-track",
    "发货物流",
    "快递到哪了",
    "您的包裹由{订单.快递}承运，单号{订单.物流单号}，复制到快递官网就能看到位置。",
    ["物流怎么查", "我的快递呢", "包裹到哪里了", "查一下物流", "快递单号多少"],
    {
      answers: [
        when({
          when_order: "stalled",
          answer: "看到您的包裹超过48小时没有更新了，我已经帮您标记催件，{催件时限}内给您结果。",
        }),
      ],
    },
  ),
  entry(
    "ship-company",
    "发货物流",
    "发什么快递",
    "默认发{默认快递}，偏远地区会换邮政。需要指定快递请在付款后留言。",
    ["可以发顺丰吗", "用的哪家快递", "能指定快递吗"],
  ),
  entry(
    "ship-free",
    "发货物流",
    "包邮吗",
    "满{包邮门槛}包邮，不满收{基础运费}运费；新疆、西藏另计。",
    ["邮费多少", "运费怎么算", "要不要运费", "新疆包邮吗"],
  ),
  entry(
    "return-how",
    "退换售后",
    "怎么退货",
    "签收后{退货期限}内，在订单里点「申请退货」，寄回时别摘吊牌；质量问题运费我们出。",
    ["想退货", "不想要了怎么退", "能退吗", "退货流程", "七天无理由怎么弄", "退货地址发我"],
    {
      answers: [
        when({
          when_order: "return_filed",
          answer:
            "退货申请收到啦，给您添麻烦了。请在{退货寄回期限}内寄回，我们签收后{退款时限}退款。",
        }),
      ],
    },
  ),
  entry(
    "refund-when",
    "退换售后",
    "退款多久到账",
    "我们收到退货后{退款时限}内退款，原路返回，银行卡可能再慢 1–2 天。",
    ["钱什么时候退", "退款几天到", "怎么还没退钱"],
  ),
  entry(
    "exchange-how",
    "退换售后",
    "怎么换尺码",
    "没洗没穿、吊牌还在就能换，在订单里点「申请换货」，选好新尺码就行。",
    ["尺码不合适能换吗", "想换大一码", "换货怎么操作"],
  ),
  entry("sweater-wash", "商品咨询", "羊毛衫怎么洗", "{商品.名称}面料是{商品.面料},{商品.洗涤}。", [
    "能机洗吗",
    "会不会缩水",
    "怎么清洗",
  ]),
  entry(
    "size-which",
    "商品咨询",
    "穿多大码合适",
    "{商品.名称}的尺码建议：{商品.尺码建议}。拿不准可以把身高体重告诉我。",
    ["我 165 穿什么码", "偏大还是偏小", "胖子能穿吗", "尺码怎么选"],
    { review_by: "2026-11-20" },
  ),
  entry(
    "pan-induction",
    "商品咨询",
    "电磁炉能用吗",
    "{商品.名称}适用：{商品.适用炉灶}。",
    ["这个锅和我家电磁炉配吗", "明火能用吗", "支持电磁炉不"],
    {
      answers: [
        when({
          when_product: "适用炉灶=电磁炉|通用",
          answer: "可以用的，{商品.名称}锅底是复合钢，电磁炉、明火都行。",
        }),
      ],
    },
  ),
  entry(
    "biscuit-allergy",
    "商品咨询",
    "饼干有没有过敏原",
    "{商品.名称}的配料里含有：{商品.过敏原}。对这些过敏的朋友请不要食用。",
    ["有坚果吗", "小孩能吃吗"],
  ),
  entry(
    "invoice-how",
    "发票价格",
    "怎么开发票",
    "确认收货后在订单里申请电子发票，{开票时限}内发到您邮箱。",
    ["能开发票吗", "发票怎么要", "要专票", "开票要什么信息"],
  ),
  entry(
    "price-protect",
    "发票价格",
    "买贵了能退差价吗",
    "下单后{价保天数}内同款降价，找我们退差价。",
    ["价保多久", "降价了", "刚买就便宜了"],
  ),
  entry(
    "coupon-how",
    "发票价格",
    "优惠券怎么用",
    "结算时自动选最划算的一张，每单一张，不与店铺直降同享。",
    ["券用不了", "有优惠吗", "能叠加吗"],
    { enabled: false, note: "新活动规则还没定" },
  ),
];

export const facts: FactDraft[] = [
  { key: "发货时限", value: "48", unit: "小时", note: "工作日下单起算" },
  { key: "大促发货时限", value: "72", unit: "小时", note: "双11、618" },
  { key: "截单时间", value: "16:00", unit: "", note: "" },
  { key: "催件时限", value: "24", unit: "小时", note: "" },
  { key: "默认快递", value: "中通、圆通", unit: "", note: "" },
  { key: "包邮门槛", value: "59", unit: "元", note: "" },
  { key: "基础运费", value: "8", unit: "元", note: "" },
  { key: "退货期限", value: "7", unit: "天", note: "签收次日起算" },
  { key: "退货寄回期限", value: "5", unit: "天", note: "" },
  { key: "退款时限", value: "48", unit: "小时", note: "" },
  { key: "开票时限", value: "3", unit: "个工作日", note: "" },
  { key: "价保天数", value: "15", unit: "天", note: "" },
];

export const products: ProductRow[] = [
  {
    id: "wool-sweater",
    name: "轻暖羊毛衫",
    aliases: ["羊毛衫", "毛衣"],
    attributes: [
      { name: "面料", value: "90% 羊毛 10% 羊绒" },
      { name: "洗涤", value: "30℃ 以下手洗，平铺晾干" },
      { name: "尺码建议", value: "160–165 选 M,166–170 选 L" },
    ],
  },
  {
    id: "cast-pan",
    name: "小满铸铁锅",
    aliases: ["铸铁锅", "锅"],
    attributes: [
      { name: "适用炉灶", value: "通用" },
      { name: "直径", value: "26 cm" },
    ],
  },
  {
    id: "oat-biscuit",
    name: "燕麦坚果饼干",
    aliases: ["饼干"],
    attributes: [
      { name: "过敏原", value: "麸质、坚果、乳制品" },
      { name: "保质期", value: "9 个月" },
    ],
  },
];

export const publicKey = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
