import type { Values } from '../values.ts'

/** 钱的用语：一笔帐为了什么、谁付、怎么付。 */
export const money = {
  /** 收费项目（补贴前费用按这些名目）。 */
  charges: {
    logistics: '物流费',
    supplierFee: '提供馆服务费',
    libraryTravel: '本馆路费',
    express: '特快专递加收',
    returnCourier: '还书快递费',
    page: '文献复制费',
    rush: '加急费',
    commissionedSearch: '代查代检费（国内）',
    commissionedSearchAbroad: '代查代检费（国外）',
    specialItem: '特殊文献费',
    microformPage: '缩微品复制费',
    photograph: '保护性拍照费',
    patent: '专利文献费',
    standardPage: '标准文献费',
    media: '光盘等载体费',
    postage: '挂号、传真、特快专递费',
  },
  /** 其余的帐。 */
  whats: {
    loanService: '馆际互借服务费',
    overdueFine: '逾期使用费',
    lossCompensation: '丢失赔偿',
    damageCompensation: '损坏赔偿',
    depositTaken: '收押金',
    depositHeld: '押金占用',
    depositReleased: '押金解除占用',
    depositOffset: '押金抵扣',
    depositRefunded: '退押金',
    payment: '缴费',
    refund: '退费',
    waiver: '减免',
    cashDifference: '钱箱差额',
    banked: '现金存银行',
    reversal: '冲正',
  },
  units: { volume: '册', page: '页', article: '篇', shot: '拍', item: '件', actual: '按实际' },
  /** 各项服务，按价目的次序。 */
  services: {
    loan: 'BALIS 馆际互借',
    nlcManual: '国图人工馆际互借',
    cashlLoan: 'CASHL 图书借阅',
    card: '联盟自取借书证',
    copy: 'BALIS 原文传递',
    cashlCopy: 'CASHL 文献传递',
    calisCopy: 'CALIS 文献传递',
  },
  payers: { centre: '馆际互借中心', library: '本馆', reader: '读者' },
  methods: { cash: '现金', card: '刷卡' },
  accounts: {
    readerReceivable: '应收读者',
    readerDeposit: '读者押金（可退）',
    readerDepositHeld: '读者押金（占用）',
    libraryCash: '服务台现金',
    libraryBank: '银行',
    libraryPays: '成员馆负担',
    libraryReceives: '应付成员馆',
    centrePays: '中心负担（补贴）',
    courier: '应付物流公司',
    supplier: '应付提供馆',
  },
  /** 一笔罚款怎么算出来的。 */
  fineWorking: (v: Values) =>
    `超期 ${v.overdueDays} 天，计费 ${v.chargedDays} 天，每天 ${v.perDay}`,
  fineCapped: (v: Values) => `最高 ${v.most}`,
}
