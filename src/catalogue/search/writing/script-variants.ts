// Tables of what is written in two ways and meant in one.

/** Letters that Unicode does not take apart into a base and a mark. */
export const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ё: 'е',
}

/**
 * Characters that a reader of simplified Chinese types in another form, each before its plain one: the new
 * forms of Japan (広辞苑 is typed 广辞苑), and variants of names that no conversion from Taiwan's script knows
 * (钱锺书 is typed 钱钟书).
 */
const characterPairs = [
  '広广図图経经済济沢泽辺边関关発发検检験验実实対对渋涩歴历児儿黒黑鉄铁県县戦战読读覚觉観观変变竜龙団团気气楽乐薬药',
  '訳译証证転转両两霊灵労劳営营栄荣桜樱駅驿帰归郷乡従从処处権权齢龄価价総总続续絵绘脳脑悪恶拡扩抜拔択择挙举単单',
  '厳严釈释銭钱譲让縄绳穂穗髪发姫姬斎斋荘庄蔵藏徳德隠隐頼赖壱一弐二参参浜滨仏佛写写会会芸艺専专壊坏懐怀廃废',
  '锺钟於于昇升甦苏迺乃囯国峯峰羣群恆恒眞真喆哲堃坤祕秘菴庵氷冰灋法迹迹珮佩淼淼徬彷髣仿讐仇皙晰牠它祂他妳你',
].join('')

export const plainCharacters: ReadonlyMap<string, string> = new Map(
  [...characterPairs].flatMap((from, at, all) =>
    at % 2 === 0 && from !== all[at + 1] ? [[from, all[at + 1]!] as const] : [],
  ),
)

/**
 * Words of Taiwan that have no character of their own script, so that nothing tells them from the mainland's,
 * and which the mainland does not use otherwise: what they are called there.
 */
export const mainlandWords: Record<string, string> = {
  程式: '程序',
  滑鼠: '鼠标',
  雷射: '激光',
  演算法: '算法',
  人工智慧: '人工智能',
  物件导向: '面向对象',
  资料库: '数据库',
  最佳化: '优化',
}

/** Of two words that the conversion would take for one: 程式設計 would become 编程, not 程序设计. */
export const wordsApart: readonly (readonly [string, string])[] = [['程式', '設計']]
