import type { Values } from '../values.ts'

/** 实时检索、目标与核实馆藏的话。 */
export const live = {
  title: '实时检索',
  label: '实时',
  /** 没有选馆时的一行。 */
  offer: (v: Values) => `另有 ${v.n} 馆的书目可以实时查询`,
  start: '实时查询',
  /** S3；场景 12。 */
  tooMany: (v: Values) => `您最多可以选择${v.limit}个图书馆做实时检索。`,
  waiting: '排队中',
  asking: '检索中',
  retry: '重试',
  retryAt: (v: Values) => `重试${v.library}`,
  count: (v: Values) => `${v.n} 条`,
  none: '没有',
  /** 读屏听到的话。 */
  said: (v: Values) =>
    `${v.answered} 馆已回答，${v.failed} 馆没有回答，还有 ${v.asking} 馆在查。实时查到 ${v.found} 种。`,
  /** 联合目录里没有的时候；查到了、还在查、都没有，各是各的话。 */
  noneInUnion: (v: Values) => `联合目录里没有“${v.q}”`,
  foundMeanwhile: (v: Values) => `实时查到 ${v.found} 种，列在上面。`,
  stillAsking: (v: Values) => `还有 ${v.asking} 馆在查。`,
  notAnswered: (v: Values) => `${v.failed} 馆没有回答，那里有没有还不知道。`,
  noneAnywhere: (v: Values) => `联合目录和实时回答的 ${v.answered} 馆里都没有。`,
  tryFurther: '也可以这样再试：',
  found: (v: Values) => `实时查到的 ${v.n} 种`,
  foundHint: '来自各馆自己的系统；打开或申请时才记入联合目录。',
  from: (v: Values) => `来自${v.libraries}`,
  known: '联合目录里已有',
  copiesIn: (v: Values) => `${v.copies} 册，${v.n} 册在架`,
  copies: (v: Values) => `${v.copies} 册`,
  see: '看馆藏',
  borrow: '馆际互借',
  opening: '正在打开',
  more: (v: Values) => `${v.library}共 ${v.n} 条，这里列前 ${v.shown} 条`,
  broken: '连接中断，实时检索没有完成。',
  /** 为什么没有答案；名字是 `Outcome`。读者看到的话，没有技术错误。 */
  reasons: {
    answered: '已回答',
    timedOut: '超时',
    cannotConnect: '连接不上',
    closedByPeer: '中途断开',
    notThisProtocol: '应答看不懂',
    tooLarge: '应答过大',
    authenticationFailed: '没有准许查询',
    stopped: '已停止',
    cannotBeAsked: '不支持这样的检索词',
    diagnostic: '没有接受这样的检索',
    notAnAddress: '地址有误',
    nameNotFound: '找不到地址',
    neverAsked: '地址不可查询',
    internalNotApproved: '地址待复核',
    paused: '多次没有应答，暂停一会儿',
    busy: '查询的人太多，请稍后',
  },
  copiesChecked: (v: Values) => `刚刚核实 ${v.clock}`,
  copiesCheckedEarlier: (v: Values) => `${v.day} ${v.clock} 核实`,
  copiesChecking: '正在向各馆核实在架情况',
  copiesSilent: (v: Values) => `${v.libraries}没有应答，所列是目录里的情况。`,
}
