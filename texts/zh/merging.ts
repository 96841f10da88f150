import type { Values } from '../values.ts'

/** 合并：各馆的记录怎样成为一条书目，同一著作的版本，拆分与撤销。 */
export const merging = {
  editions: '同一著作的其他版本',
  editionsCount: (v: Values) => `同一著作的 ${v.n} 个版本`,
  edition: '版本',
  holders: '馆藏',
  lendableOf: (v: Values) => `${v.lendable} / ${v.libraries} 馆可借`,
  thisOne: '本条',
  own: '本馆有',
  ask: '馆际互借',
  askFor: (v: Values) => `馆际互借：${v.edition}`,
  editionsComing: '正在取各个版本…',
  editionsFailed: '没有取到各个版本。',
  onItsPage: '到书目页看',
  /** 写给读者的一句。 */
  mergedFrom: (v: Values) => `由 ${v.libraries} 家馆的记录合并`,
  /** 为什么合并；名字是 src/catalogue/merging/rules/same-record.ts 的规则。 */
  rules: {
    first: '最先的一条',
    byHand: '馆员合并',
    isbn: 'ISBN 相同',
    isbnOtherScript: 'ISBN 与年份相同，题名的文字不同',
    issn: 'ISSN 相同',
    unifiedNumber: '统一书号相同',
    binding: '精装与平装，著录相同',
    journalTitle: '刊名相同',
    description: '题名、责任者、年份、卷册相同',
    identical: '著录完全相同',
  },
  sources: '来源记录',
  sourcesHint:
    '这条书目由下面的来源记录合并而成。合错了，可以拆出去；拆开的以后导入、收割都不会再合到一起。',
  choose: (v: Values) => `选中${v.library}的记录 ${v.number}`,
  columns: {
    library: '馆',
    number: '控制号',
    description: '著录',
    copies: '册数',
    rule: '合并依据',
    when: '何时',
  },
  byRule: '系统',
  split: '拆分',
  splitTitle: '拆出来源记录',
  splitWhat: (v: Values) =>
    `拆出 ${v.sources} 条来源记录，连同它们的 ${v.copies} 册馆藏，成为一条新书目。`,
  splitRequests: '由这些馆借出的申请单跟着馆藏走；还没有出借馆的申请单留在原书目。',
  splitForGood: '以后导入或收割都不会再把两边合到一起，除非撤销这次拆分。',
  chooseFirst: '请先选出要拆出去的来源记录，至少留下一条。',
  why: '理由',
  merge: '合并另一条书目',
  mergeTitle: '把另一条书目合并到这里',
  otherNumber: '另一条书目的号',
  otherNumberHint: '书目地址 /records/ 后面的数字',
  look: '查看',
  mergeWhat: (v: Values) =>
    `“${v.title}”的全部来源记录、馆藏和申请单都归到这条书目；旧地址以后打开的是这一条。`,
  notFound: '没有这条书目。',
  sameRecord: '这就是本条书目，请填另一条的号。',
  decisions: '馆员的决定',
  decided: {
    split: (v: Values) => `拆分：书目 ${v.record} 与 ${v.other}`,
    merge: (v: Values) => `合并：书目 ${v.other} 并入 ${v.record}`,
  },
  undone: '已撤销',
  undo: '撤销',
  undoTitle: '撤销这个决定',
  undoWhat: {
    split: '两条书目重新成为一条，馆藏和申请单一起回来。',
    merge: '当时合进来的来源记录、馆藏和申请单，连同读者给它的评价和咨询，都回到原来的书目。',
  },
}
