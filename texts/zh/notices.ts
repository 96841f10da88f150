/** 通知里会用到的词；没有的是空串。日期是 2026-11-30 的样子，由这里写成各语言的说法。 */
export interface NoticeValues {
  /** 申请单号 */
  number: string
  title: string
  /** 借出馆：这件事发生时经手的出借馆 */
  supplier: string
  /** 借入馆，即读者的本馆 */
  library: string
  /** 刚刚没有提供的那一馆 */
  formerSupplier: string
  reason: string
  note: string
  dueOn: string
  heldUntil: string
  pickupPlace: string
  pickupHours: string
  phone: string
  email: string
  link: string
  /** 金额写成 ¥3.00；没有的是空串。 */
  overdueDays: number
  fine: string
  finePerDay: string
  compensation: string
  offset: string
  deposit: string
  depositFree: string
}

/** 一种通知的标题与正文。 */
export interface NoticeTemplate {
  subject: (v: NoticeValues) => string
  body: (v: NoticeValues) => string
}

const day = (iso: string): string => {
  const [year, month, date] = iso.split('-')
  return date ? `${year}年${Number(month)}月${Number(date)}日` : '馆员通知的日期'
}
const book = (v: NoticeValues) => `《${v.title}》（申请单 ${v.number}）`
const because = (v: NoticeValues) =>
  `${v.reason && `原因：${v.reason}。`}${v.note && `附言：${v.note}`}`
const remark = (v: NoticeValues) => v.note && `附言：${v.note}`
const lines = (...parts: string[]) => parts.filter(Boolean).join('\n')
const pickup = (v: NoticeValues) =>
  lines(
    v.pickupPlace && `取书地点：${v.pickupPlace}`,
    v.pickupHours && `开放时间：${v.pickupHours}`,
    v.heldUntil && `为您保留至：${day(v.heldUntil)}`,
  )

const templates = {
  // 读者
  requestCopy: {
    subject: (v) => `申请单副本 ${v.number}：《${v.title}》`,
    body: (v) =>
      lines(
        `您的申请已提交：${book(v)}。`,
        `现在请${v.supplier || '出借馆'}处理，有进展会通知您。`,
      ),
  },
  accepted: {
    subject: (v) => `已受理：《${v.title}》`,
    body: (v) => lines(`${v.supplier}已受理您申请的${book(v)}，正在找书。`, '书借出后会再通知您。'),
  },
  forwarded: {
    subject: (v) => `已转给下一馆：《${v.title}》`,
    body: (v) =>
      lines(
        `${v.formerSupplier || '上一馆'}没有提供您申请的${book(v)}。`,
        because(v),
        `申请已转给${v.supplier}，您不必做什么。`,
      ),
  },
  unfilled: {
    subject: (v) => `不能满足：《${v.title}》`,
    body: (v) =>
      lines(
        `没有图书馆可以提供您申请的${book(v)}。`,
        because(v),
        '这张申请单已结束，不再占用您的册数。需要的话可以换一种版本再申请，或请本馆馆际互借员帮忙。',
      ),
  },
  expired: {
    subject: (v) => `申请单过期：《${v.title}》`,
    body: (v) =>
      lines(
        `您申请的${book(v)}在期限内没有得到答复，已过期。`,
        '这张申请单已结束，不再占用您的册数。可以再次申请。',
      ),
  },
  lent: {
    subject: (v) => `已借出：《${v.title}》`,
    body: (v) => lines(`${v.supplier}已借出您申请的${book(v)}。`, '书到馆后会通知您来取。'),
  },
  onTheWay: {
    subject: (v) => `运送中：《${v.title}》`,
    body: (v) =>
      lines(
        `您申请的${book(v)}已从${v.supplier}发出，正在送往${v.library}。`,
        '书到馆后会通知您来取。',
      ),
  },
  arrived: {
    subject: (v) => `文献到馆：《${v.title}》`,
    body: (v) => lines(`您申请的${book(v)}已到${v.library}，请来取书。`, pickup(v)),
  },
  arrivedReminder: {
    subject: (v) => `请来取书：《${v.title}》`,
    body: (v) => lines(`您申请的${book(v)}还在${v.library}等您来取。`, pickup(v)),
  },
  holdLapsed: {
    subject: (v) => `逾期未取：《${v.title}》`,
    body: (v) =>
      lines(
        `您申请的${book(v)}过了保留期没有取，将归还${v.supplier}。`,
        '没有产生费用。还需要的话请再次申请。',
      ),
  },
  handedOver: {
    subject: (v) => `应还日期 ${day(v.dueOn)}：《${v.title}》`,
    body: (v) =>
      lines(
        `您已取走${book(v)}。`,
        `请在${day(v.dueOn)}或之前还到${v.library}。`,
        v.finePerDay && `超期每天 ${v.finePerDay}。`,
        v.deposit && `押金 ${v.deposit} 还书后可退。`,
      ),
  },
  takenBack: {
    subject: (v) => `已归还：《${v.title}》`,
    body: (v) =>
      lines(
        `您归还的${book(v)}已收到，由${v.library}寄还${v.supplier}。`,
        v.fine && `超期 ${v.overdueDays} 天，逾期使用费 ${v.fine}，请到${v.library}缴纳。`,
        v.depositFree && `押金 ${v.depositFree} 现在可退。`,
      ),
  },
  completed: {
    subject: (v) => `已完成：《${v.title}》`,
    body: (v) => `${v.supplier}已签收您归还的${book(v)}，这次互借已完成。`,
  },
  overdue: {
    subject: (v) => `超期：《${v.title}》`,
    body: (v) =>
      lines(
        `您借的${book(v)}应在${day(v.dueOn)}归还，现在已超期。`,
        `请尽快还到${v.library}。${v.finePerDay ? `按${v.supplier}的规定，超期每天 ${v.finePerDay}，还书时结清。` : `超期费按${v.supplier}的规定计算。`}`,
      ),
  },
  recalled: {
    subject: (v) => `急：召回《${v.title}》，请在${day(v.dueOn)}或之前归还`,
    body: (v) =>
      lines(
        `${v.supplier}召回您借的${book(v)}。`,
        `请在${day(v.dueOn)}或之前还到${v.library}，不论原来的应还日期。`,
        remark(v),
      ),
  },
  renewed: {
    subject: (v) => `已续借至${day(v.dueOn)}：《${v.title}》`,
    body: (v) => `您借的${book(v)}已续借，请在${day(v.dueOn)}或之前还到${v.library}。`,
  },
  cancelAgreed: {
    subject: (v) => `已撤销：《${v.title}》`,
    body: (v) =>
      lines(
        `${v.supplier}同意撤销您申请的${book(v)}。`,
        '这张申请单已结束，不再占用您的册数。',
        remark(v),
      ),
  },
  cancelDeclined: {
    subject: (v) => `没有撤销：《${v.title}》`,
    body: (v) => lines(`${v.supplier}没有同意撤销您申请的${book(v)}，申请继续办理。`, remark(v)),
  },
  lossSettled: {
    subject: (v) => `赔偿已了结：《${v.title}》`,
    body: (v) =>
      lines(
        `${v.supplier}已了结${book(v)}的丢失赔偿，这张申请单已结束。`,
        v.compensation && `赔偿 ${v.compensation}${v.offset && `，其中押金抵扣 ${v.offset}`}。`,
        remark(v),
      ),
  },
  damaged: {
    subject: (v) => `归还的书有损坏：《${v.title}》`,
    body: (v) =>
      lines(
        `${v.supplier}签收了${book(v)}，书有损坏。`,
        v.compensation && `赔偿 ${v.compensation}，请到${v.library}缴纳。`,
        remark(v),
      ),
  },
  damagedReader: {
    subject: (v) => `读者归还的书有损坏：《${v.title}》`,
    body: (v) => lines(`${v.supplier}签收了${book(v)}，书有损坏，赔偿已记到读者名下。`, remark(v)),
  },
  registrationApproved: {
    subject: () => '注册已通过审查',
    body: (v) => `${v.library}已通过您的注册，现在可以用您的登录名登录并申请图书。`,
  },
  registrationRefused: {
    subject: () => '注册没有通过审查',
    body: (v) =>
      lines(
        `${v.library}没有通过您的注册。`,
        v.reason && `原因：${v.reason}`,
        '您可以用同一登录名修改后重新提交。',
      ),
  },
  // 借出馆
  newRequest: {
    subject: (v) => `新的申请单 ${v.number}：《${v.title}》`,
    body: (v) => `${v.library}向本馆申请${book(v)}，请受理，或说明不能满足的原因。`,
  },
  lapsed: {
    subject: (v) => `超过期限未处理：${v.number}`,
    body: (v) => `${book(v)}在本馆超过期限未处理，不再等本馆答复，本馆不必再做什么。`,
  },
  ended: {
    subject: (v) => `申请单已结束：${v.number}`,
    body: (v) => lines(`${book(v)}没有图书馆可以提供，申请单已结束。`, because(v)),
  },
  cancelAsked: {
    subject: (v) => `读者请求撤销：${v.number}`,
    body: (v) => lines(`读者请求撤销${book(v)}，请同意或不同意。`, remark(v)),
  },
  withdrawn: {
    subject: (v) => `已撤销：${v.number}`,
    body: (v) => `${book(v)}已撤销，不必再做什么；已经取出的书请放回。`,
  },
  comingBack: {
    subject: (v) => `归还运送中：${v.number}`,
    body: (v) => `${v.library}已寄还${book(v)}，到馆后请签收。`,
  },
  lostReported: {
    subject: (v) => `报失：${v.number}`,
    body: (v) => lines(`${book(v)}报告丢失，请按本馆规定了结赔偿。`, remark(v)),
  },
  foundAgain: {
    subject: (v) => `找到了：${v.number}`,
    body: (v) => `报失的${book(v)}已找到，由${v.library}寄还。`,
  },
  // 借入馆
  lapsedAtSupplier: {
    subject: (v) => `出借馆超过期限未处理：${v.number}`,
    body: (v) => `${v.supplier}没有在期限内处理${book(v)}，不再等该馆答复。`,
  },
  lentToYou: {
    subject: (v) => `对方已借出：${v.number}`,
    body: (v) => `${v.supplier}已为本馆读者借出${book(v)}，待取件。`,
  },
  onTheWayToYou: {
    subject: (v) => `正在送来：${v.number}`,
    body: (v) => `${book(v)}已从${v.supplier}发出，到馆后请签收。`,
  },
  overdueReader: {
    subject: (v) => `读者超期：${v.number}`,
    body: (v) => `本馆读者借的${book(v)}应在${day(v.dueOn)}归还，已超期，请催还。`,
  },
  recalledReader: {
    subject: (v) => `急：召回 ${v.number}`,
    body: (v) =>
      lines(
        `${v.supplier}召回${book(v)}，请本馆读者在${day(v.dueOn)}或之前归还。读者已收到通知。`,
        remark(v),
      ),
  },
  registrationToReview: {
    subject: () => '新的读者注册待审查',
    body: () => '有一份新的读者注册，请在待审注册里核对证件号后审查。',
  },
  mailFailed: {
    subject: (v) => `邮件没有送达${v.number && `：${v.number}`}`,
    body: (v) =>
      lines(
        `给本馆读者的邮件“${v.title}”没有送达，请用别的方式通知读者，并核对邮箱。`,
        v.reason && `邮件服务器的答复：${v.reason}`,
      ),
  },
  // 咨询管理员
  enquiryAsked: {
    subject: (v) => `读者咨询：《${v.title}》`,
    body: (v) => lines(`${v.library}的读者问：${v.note}`, '请在工作台的“读者咨询”里答复。'),
  },
  enquiryAnswered: {
    subject: (v) => `咨询已答复：《${v.title}》`,
    body: (v) => `${v.supplier}答复您对《${v.title}》的咨询：${v.note}`,
  },
  // 该动手的一方
  reminder: {
    subject: (v) => `催办：${v.number}`,
    body: (v) => `${book(v)}已等了一些时候，请本馆处理下一步。`,
  },
} satisfies Record<string, NoticeTemplate>

// 写出类型，好让英文只须种类齐全，不必连不用的参数都一样。
const everyTemplate: Record<keyof typeof templates, NoticeTemplate> = templates

export const notices = {
  templates: everyTemplate,
  /** 邮件末尾：申请单链接与本馆馆际互借员。 */
  closing: (v: NoticeValues) => {
    const contact = [v.phone, v.email].filter(Boolean).join('，')
    return lines(
      v.number ? `申请单 ${v.number}：${v.link}` : v.link,
      contact && `${v.library}馆际互借员：${contact}`,
    )
  },
}
