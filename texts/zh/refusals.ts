import type { Values } from '../values.ts'
import { lifecycle } from './lifecycle.ts'

/** 状态在话里用它的词。 */
const stateWord = (state: string | number | undefined): string =>
  lifecycle.states[state as keyof typeof lifecycle.states] ?? String(state)

/** 每一种拒绝的说法：发生了什么，有没有改动，怎么办。 */
export const refusals = {
  badRequest: () => '请求的格式不对，没有改动任何内容。',
  invalidField: () => '这一项的内容不对。',
  required: () => '这一项必填。',
  tooLong: (v: Values) =>
    `太长了：最多 ${v.limit} ${v.unit === 'width' ? '个字符（一个汉字算两个）' : '个字'}，现在是 ${v.length}。`,
  badCharacters: (v: Values) => `只能用 ${v.allowed}。`,
  badFormat: () => '格式不对，请核对。',
  bodyTooLarge: () => '内容太大，没有保存。',
  unsupportedType: () => '不支持这种内容类型。',
  idempotencyKeyMissing: () => '缺少 Idempotency-Key 请求头。',
  tooManyRequests: (v: Values) => `操作太频繁，请 ${v.seconds} 秒后再试。`,
  signInRequired: () => '请先登录。您填写的内容还在。',
  signInFailed: () => '登录代码或密码不对。没有登录代码的，请注册成功后再登录。',
  accountLocked: (v: Values) => `多次输错密码，请 ${v.minutes} 分钟后再试。`,
  awaitingReview: () => '您的注册待本馆审查，通过后会发邮件通知您。',
  registrationRefused: (v: Values) => `您的注册没有通过：${v.reason}。可以修改后重新提交。`,
  accountSuspended: (v: Values) => `账户已停用：${v.reason}。请联系本馆馆际互借员。`,
  notAllowed: () => '您没有权限做这件事。',
  crossSite: () => '这个请求来自别的网站，已拒绝。',
  notADemonstration: () => '没有这个页面。',
  scriptNeeded: () =>
    '这张表单要靠浏览器里的 JavaScript 发出，而它没有运行。没有改动；请返回，启用 JavaScript 后再试。',
  notFound: () => '没有找到。可能已不存在，或者您无权查看。',
  liveRecordStale: () => '这条实时检索的结果已过时，请重新检索。',
  noSampleRecord: () => '没有查到可用的样本记录。请换一本确知该馆有的书，先测试能否查到。',
  oldPasswordWrong: () => '旧密码不对。',
  passwordsDiffer: () => '两次输入的密码不一样。',
  passwordTooShort: (v: Values) => `密码至少 ${v.limit} 个字符。`,
  loginTaken: () => '这个登录名已有人用，请换一个。',
  barcodeTaken: () => '这个读者条码已有人用。',
  copyrightNotAccepted: () => '只有接受版权声明的所有条款，才能继续其它操作。',
  unknownLibrary: () => '没有这个图书馆。',
  alreadyReviewed: () => '这份注册已经审查过了。',
  inFlight: () => '同一个操作正在进行，请稍候。',
  keyReused: () => '这个 Idempotency-Key 已用于另一份内容。',
  changedMeanwhile: () => '刚刚有人改动了这张申请单，请看过现状再操作。没有改动任何内容。',
  ownHolding: (v: Values) => `本馆已有这本书（${v.callNumber}，${v.location}），请先在本馆借阅。`,
  limitReached: (v: Values) =>
    `已达册数上限：借书总册数 ${v.outstanding} 本，还可借 ${v.left} 本，这次要借 ${v.wanted} 本。`,
  submissionLimit: (v: Values) => `一次最多提交 ${v.limit} 本。`,
  mustReturnFirst: () => '须先归还上次所借图书，才能再次提交申请。',
  directEntryNotAllowed: (v: Values) =>
    `${v.library}的图书不能直接填写申请单，请从检索结果里申请。`,
  lenderSuspended: (v: Values) => `${v.library}暂停服务至 ${v.until}：${v.reason}。`,
  lenderNotAMember: () => '请在成员馆中选择出借馆。',
  partMissing: () => '期刊要写明哪一年、哪一期，馆员才能取到。',
  lenderIsOwnLibrary: () => '不能向本馆申请馆际互借。',
  tooManyTargets: (v: Values) => `您最多可以选择${v.limit}个图书馆`,
  noTargetChosen: () => '您还没有选择要检索的图书馆',
  foreignNotLent: (v: Values) => `${v.library}不外借外文图书。`,
  duplicateRequest: (v: Values) => `这本书您已有一张进行中的申请单：${v.number}。`,
  harvestRunning: () => '这个来源正在采集。请等它结束，或先停下它。',
  harvestNotRunning: () => '这次采集已经结束，没有什么可停。',
  harvestNotStopped: () => '这次采集没有中断，不需要接着做。',
  noFileToHarvest: () => '还没有放入文件，请先上传书目文件。',
  fileTooLarge: (v: Values) => `文件太大：最多 ${v.limit} MiB。没有上传。`,
  fileIsPacked: () =>
    '这是压缩文件或电子表格（zip、gz、rar、xlsx 等），没有读取。请先解压，表格请另存为文本或 CSV，再上传。',
  ownApproval: () => '内网地址须由另一位中心人员核准，您自己填的不能自己核准。',
  nothingToApprove: () => '这个来源没有等待核准的地址。',
  addressNeverAsked: () => '这个地址不允许访问（本机、链路或保留地址）。没有保存。',
  notAnAddress: () =>
    '这不是能用的地址：Z39.50 写“主机:端口”，SRU 和 OAI-PMH 写 http(s) 网址。没有保存。',
  columnMissing: (v: Values) => `文件里没有这些列：${v.columns}`,
  nothingToTake: () => '文件里没有一行可以收下：每行要有题名和 ISSN 或 ISBN',
  libraryNotAskable: () => '请选择本馆，或有这本书的成员馆。',
  enquiryLimit: (v: Values) => `每天最多咨询 ${v.limit} 次，请明天再问。没有发出。`,
  alreadyAnswered: () => '同事已经答复了这条咨询。没有改动。',
  badTemplate: () =>
    '链接须以 https:// 开头，主机名里不能有占位符；可用的占位符是 {isbn} {issn} {title} {author}。',
  doesNotFit: (v: Values) => `ISO 2709 装不下这样长的记录：${v.titles}。请改下载 MARCXML。`,
  nothingToSplit: () => '选出要拆出去的来源记录；至少留下一条。',
  nothingToMerge: () => '请填另一条书目的号。',
  alreadyUndone: () => '这个决定已经撤销过了。',
  notInThisState: (v: Values) =>
    `申请单现在是“${stateWord(v.state)}”，不能做这一步。没有改动任何内容。`,
  notYourTurn: () => '这一步不由您来做。没有改动任何内容。',
  withdrawalOver: (v: Values) =>
    `提交已超过 ${v.minutes} 分钟，不能自行撤销；可以请求撤销，由出借馆决定。`,
  withdrawalNotAllowed: (v: Values) => `${v.library}的申请单提交后不能撤销。`,
  renewalNotAllowed: () => '暂时不支持续借。',
  reasonRequired: () => '请选择原因。',
  barcodeRequired: () => '请扫描或输入图书条码。',
  wrongBarcode: (v: Values) => `不是这一本：这张申请单的条码是 ${v.barcode}。没有改动任何申请单。`,
  copyAlreadyLent: () => '这个条码的书已在另一张申请单上借出。没有改动任何申请单。',
  alreadyAsked: (v: Values) => `${v.library}已经答复过这张申请单，请转发给别的成员馆。`,
  noFurtherLender: () => '没有下一家可以转发的出借馆。',
  unknownCode: (v: Values) =>
    `没有找到“${v.code}”：它不是本馆经手的申请单号，也不是在外图书的条码。`,
  cancelAsked: () => '读者请求撤销这张申请单。没有改动；请先打开它，同意或不同意撤销。',
  severalMatch: (v: Values) =>
    `有 ${v.count} 张申请单的书都是条码 ${v.code}，请扫申请单号。没有改动任何申请单。`,
  cancelNotAsked: () => '读者没有请求撤销。',
  badAmount: () => '金额要写成数字，最多两位小数，例如 12.50；不能是负数。',
  depositMissing: (v: Values) =>
    `还差押金 ${v.amount}：请收下后选现金或刷卡，再交给读者。没有改动任何内容。`,
  debtBlocks: (v: Values) =>
    `还有 ${v.amount} 没有缴清，缴清后才能提交新的申请。请到本馆服务台缴纳。`,
  priceChanged: (v: Values) =>
    v.what === 'tariff'
      ? '您确认之后，超期收费的规定变了。没有提交，新的规定在下面，请看过再确认。'
      : `您确认之后价格变了：现在您付 ${v.pays}，押金 ${v.deposit}。没有提交，请看过再确认。`,
  amountAboveOwed: (v: Values) => `最多还欠 ${v.amount}，不能多收。没有改动任何内容。`,
  amountAboveDeposit: (v: Values) => `可退的押金只有 ${v.amount}。没有改动任何内容。`,
  amountAboveTill: (v: Values) => `钱箱里只有 ${v.amount}，付不出这么多现金。没有改动任何内容。`,
  alreadySettled: () => '这一笔已经结清，没有再收。',
  alreadyTakenBack: () => '这一笔已经冲正过，没有再冲。',
  receiptOfEarlierDay: () =>
    '只能作废当天的收据。以前的请用退费或退押金，会另开退款收据。没有改动任何内容。',
  closedMeanwhile: (v: Values) => `同事刚刚结了帐，没有再结一次。现在钱箱里应有 ${v.amount}。`,
  tillMovedMeanwhile: (v: Values) =>
    `数钱的时候钱箱有进出，现在应有 ${v.amount}。没有结帐，请看过再点。`,
  waiverPending: () => '这一笔已有减免或冲正在等第二个人同意。',
  refundAtCounter: () =>
    '这笔费用有一部分已经缴了，要从图书馆的钱箱里退还：请由该馆另一位馆员同意。',
  paidMeanwhile: (v: Values) =>
    `这笔费用现在已在柜台缴了 ${v.amount}，和您看到的不同。没有改动任何内容，请刷新页面，看过再同意。`,
  ownProposal: () => '自己提出的减免要由另一个人同意。',
  alreadyDecided: () => '这份减免申请已经有人处理过了。',
  endsTooEarly: (v: Values) => `新的截止日期要在 ${v.from} 或以后。没有改动任何内容。`,
  endsTooLate: (v: Values) => `新的截止日期最晚到 ${v.until}，请核对年份。没有改动任何内容。`,
  periodsMeet: (v: Values) =>
    `${v.from} 至 ${v.to} 已有 ${v.rule}，不能重复。没有改动，也没有发布通知。`,
  extendedFurther: (v: Values) => `${v.rule} 接在它后面，请先撤回 ${v.rule}。没有改动任何内容。`,
  ruleBegun: (v: Values) => `这条规则自 ${v.from} 起已经生效，不能撤回。没有改动任何内容。`,
}
