import type { Format } from '../description/field-map.ts'
import type { HoldingStatus } from '../shapes.ts'

/**
 * Where a library's records say what it holds. Codes name one subfield each; `callNumber` lists
 * ways to write it, the first that says something wins; a field with several barcodes is as many
 * copies. Local usage differs from library to library, so a profile is data, kept per library.
 */
export interface HoldingsField {
  tag: string
  callNumber: readonly string[]
  /** Between the parts of a call number: `/` in Chinese usage, a blank in LC's. */
  separator: string
  library?: string
  barcode?: string
  volume?: string
  location?: string
  status?: string
}

export type HoldingsProfile = readonly HoldingsField[]

/** 905 of CNMARC: $f the whole call number, else $d class and $e book number; $b barcodes. */
// biome-ignore format: a table
const field905: HoldingsField = {
  tag: '905', library: 'a', barcode: 'b', callNumber: ['f', 'de'], separator: '/',
  volume: 'v', location: 'c', status: 's',
}

/** 852 of MARC21 holdings: $k prefix $h class $i item $m suffix, $p piece (barcode). */
// biome-ignore format: a table
const field852: HoldingsField = {
  tag: '852', library: 'b', barcode: 'p', callNumber: ['khim', 'j'], separator: ' ',
  volume: '3', location: 'c', status: 'q',
}

/** Koha with MARC21. */
// biome-ignore format: a table
const field952: HoldingsField = {
  tag: '952', library: 'a', barcode: 'p', callNumber: ['o'], separator: ' ',
  volume: 'h', location: 'c', status: '7',
}

/** Koha with UNIMARC, and the French recommendation 995 that it follows. */
// biome-ignore format: a table
const field995: HoldingsField = {
  tag: '995', library: 'b', barcode: 'f', callNumber: ['k'], separator: ' ',
  volume: 'v', location: 'e', status: 'o',
}

/** The profile of each format where a library says nothing else, and those of known systems. */
export const holdingsProfiles = {
  cnmarc: [field905],
  marc21: [field852],
  kohaMarc21: [field952],
  kohaUnimarc: [field995],
  /** Systems that write 905's subfields into 997. */
  local997: [{ ...field905, tag: '997' }],
} satisfies Record<Format, HoldingsProfile> & Record<string, HoldingsProfile>

/** Words of circulation systems in lower case; a library may add its own. */
// biome-ignore format: a table
export const statusWords: Readonly<Record<string, HoldingStatus>> = {
  可借: 'available', 在架: 'available', 在馆: 'available', 在库: 'available', 入藏: 'available',
  可外借: 'available', 归还: 'available', available: 'available', 'on shelf': 'available',
  借出: 'onLoan', 已借出: 'onLoan', 在借: 'onLoan', 外借: 'onLoan', 预约: 'onLoan',
  'on loan': 'onLoan', 'checked out': 'onLoan', charged: 'onLoan',
  阅览: 'readingRoomOnly', 仅供阅览: 'readingRoomOnly', 馆内阅览: 'readingRoomOnly',
  只供阅览: 'readingRoomOnly', 不外借: 'readingRoomOnly', 保留本: 'readingRoomOnly',
  样本: 'readingRoomOnly', 'library use only': 'readingRoomOnly', reference: 'readingRoomOnly',
  'not for loan': 'readingRoomOnly', 'non-circulating': 'readingRoomOnly',
  编目: 'inProcessing', 编目中: 'inProcessing', 在编: 'inProcessing', 加工中: 'inProcessing',
  订购: 'inProcessing', 订购中: 'inProcessing', 装订: 'inProcessing', 装订中: 'inProcessing',
  典藏中: 'inProcessing', 'in process': 'inProcessing', 'on order': 'inProcessing',
  丢失: 'lost', 遗失: 'lost', 剔除: 'lost', 注销: 'lost', 破损: 'lost', 赔书: 'lost',
  lost: 'lost', missing: 'lost', withdrawn: 'lost', damaged: 'lost',
}
