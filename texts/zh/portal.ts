import type { Values } from '../values.ts'

/** 门户的话。 */
export const portal = {
  problem: {
    notFound: '没有这个页面',
    fault: '出了故障',
    title: (v: Values) => `${v.status}`,
    faultText: '刚才的操作可能没有完成。请过一会儿再试；还不行，请把下面的编号告诉馆员。',
    home: '回首页',
    search: '去检索',
  },
}
