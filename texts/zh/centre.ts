import type { Values } from '../values.ts'

/** 中心的话。 */
export const centre = {
  overview: '联盟概况',
  asOf: (v: Values) => `${v.day} ${v.clock} 的数`,
  leadDelivered: ['今天送达 ', ' 册。'],
  leadOldest: ['等得最久的一件已经 ', '。'],
  leadNothing: '没有申请在等着办。',
  figures: {
    delivered: '本月送达',
    fillRate: '满足率',
    daysToReader: '提交到可取',
    waiting: '等着办',
    onTheWay: '途中',
  },
  units: { volumes: '册', percent: '%', days: '天', requests: '件' },
  notYet: '还没有数',
  needs: {
    title: '要您现在处理',
    waits: (v: Values) => `${v.n} 件没有办，最早的已等`,
    more: (v: Values) => `另有 ${v.n} 馆也超过 ${v.days} 天`,
    rule: (v: Values) => `等满 ${v.days} 天的列在这里`,
  },
  daily: {
    title: '每天送达',
    say: (v: Values) => `日均 ${v.mean} 册，最多 ${v.most} 册（${v.day}）`,
    none: '还没有送达',
    picture: (v: Values) => `${v.from} 至 ${v.to} 每天送达的册数，日均 ${v.mean}，最多 ${v.most}`,
    bar: (v: Values) => `${v.day}：${v.count} 册`,
    mean: '日均',
  },
  queues: {
    title: '谁手里有申请在等',
    say: (v: Values) => `${v.n} 馆共 ${v.waiting} 件，等得最久的在上`,
    none: '各馆都没有等着办的申请',
    library: '成员馆',
    waiting: '等着办',
    oldest: '最早的已等',
    squares: (v: Values) =>
      `${v.all} 馆：${v.calm} 没有等着办的，${v.some} 有，${v.late} 等满 ${v.days} 天`,
    calm: (v: Values) => `没有等着办的 ${v.n}`,
    some: (v: Values) => `有等着办的 ${v.n}`,
    late: (v: Values) => `等满 ${v.days} 天 ${v.n}`,
  },
}
