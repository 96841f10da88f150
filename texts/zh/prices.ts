import type { Values } from '../values.ts'
import { money } from './money.ts'

/** 价格与补贴：中心看的价目、免费服务期、限额。 */
export const prices = {
  title: '价格与补贴',
  lead: '各项服务的补贴前费用和由谁承担，都是有期限的规则。已提交的申请单按提交当天的规则，不受以后改动影响。',
  services: money.services,
  columns: { charge: '项目', gross: '补贴前费用', payers: '由谁承担' },
  atCost: '按实际',
  each: (v: Values) => `${v.amount}/${v.unit}`,
  part: {
    rest: (v: Values) => `${v.payer}承担其余`,
    all: (v: Values) => `${v.payer}承担`,
    percent: (v: Values) => `${v.payer} ${v.percent}%`,
    upTo: (v: Values) => `${v.payer}每次至多 ${v.amount}`,
    yearCap: (v: Values) => `${v.payer}每馆每年至多 ${v.amount}`,
  },
  circumstances: {
    lender: '借出馆',
    borrower: '借入馆',
    readerType: '读者类型',
    materialType: '文献类型',
    language: '语种',
    channel: '申请方式',
    deliveryMethod: '取书方式',
  },
  only: (v: Values) => `只限${v.what}：${v.names}`,
  everybody: '全部成员馆',
  comma: '，',
  since: (v: Values) => `${v.from} 起`,
  fromTo: (v: Values) => `${v.from} 至 ${v.to}`,
  toCome: '尚未生效',
  over: '已结束',
  endsIn: (v: Values) => `还有 ${v.days} 天结束`,
  free: {
    title: '免费服务期',
    hint: '有截止日期、由中心或本馆承担费用的规则。到期前发通知延长，延长写成一条新规则，原规则不动。',
    none: '没有设定期限的补贴规则。',
    extend: '延长',
    until: '新的截止日期',
    noticeTitleZh: '通知标题（中文）',
    noticeTitleEn: '通知标题（英文，可不填）',
    noticeZh: '通知正文（中文）',
    noticeEn: '通知正文（英文，可不填）',
    touches: '保存后',
    touchesFrom: (v: Values) =>
      `自 ${v.from} 至 ${v.to}，${v.service}的${v.charges}仍按本规则承担。`,
    touchesGap: (v: Values) => `${v.end} 至 ${v.before} 提交的申请单不在内，按当时的规则收费。`,
    touchesOpen: (v: Values) => `按本规则提交、尚未办结的 ${v.n} 张申请单不变，仍按提交时的规则。`,
    touchesLibraries: (v: Values) => `涉及 ${v.n} 个成员馆的读者。`,
    touchesNews: '通知立即刊登在首页的最新动态里。',
    save: '延长并发布通知',
    goesOn: (v: Values) => `已延长：${v.rule}，${v.from} 至 ${v.to}`,
    withdraw: '撤回延长',
    withdrawHint: (v: Values) =>
      `${v.rule} 到 ${v.from} 才生效，在此之前可以撤回。撤回也要发通知，让读者知道。`,
    withdrawSave: '撤回并发布通知',
    extended: (v: Values) => `已延长到 ${v.to}（${v.rule}），通知已发布。`,
    withdrawn: (v: Values) => `${v.rule} 已撤回，通知已发布。`,
    read: '看通知',
  },
  notice: {
    title: '关于BALIS馆际互借延长免费服务期的通知',
    body: (v: Values) =>
      `各成员馆、各位读者：\n\n经研究决定，BALIS馆际互借的免费服务期延长至 ${v.until}。在此期间，物流费用由BALIS中心全额补贴，读者免费使用。\n\n图书须按期归还；逾期、丢失、损坏按借出馆的规定处理。\n\nBALIS馆际互借中心`,
    withdrawTitle: '关于撤回BALIS馆际互借延长免费服务期通知的通知',
    withdrawBody: (v: Values) =>
      `各成员馆、各位读者：\n\n此前发布的免费服务期延长至 ${v.until}的通知予以撤回。现行免费服务期仍到 ${v.end}止，在此之前提交的申请不受影响。\n\nBALIS馆际互借中心`,
  },
  caps: {
    title: '年度限额',
    hint: (v: Values) => `${v.year} 年已用，按馆`,
    of: (v: Values) => `${v.payer}每馆每年至多 ${v.amount}`,
    none: '今年还没有馆用到这项限额。',
    columns: { library: '成员馆', used: '已用', left: '还可用' },
  },
}
