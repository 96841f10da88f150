/** 读者看钱：收据、帐务日志、欠什么、费用及优惠补贴。 */
export const account = {
  receipt: {
    titles: { taken: '收据', paidOut: '退款单' },
    reader: '读者',
    at: '时间',
    method: '方式',
    operator: '操作员代码',
    seal: '签章',
    sum: '合计',
    takenBack: '已冲正，此单作废',
  },
}
