import type { Texts } from '../../texts/index.ts'
import { paths } from '../paths.ts'

/** One word of a menu: its address and its text's name. */
export type MenuItem = readonly [href: string, word: keyof Texts['common']['menu']]

/** The portal's menu, in the seeds' order (S2). What is not open yet leads to a page that says so. */
export const portalMenu: readonly MenuItem[] = [
  [paths.home, 'home'],
  [paths.search, 'search'],
  [paths.standing('rules'), 'rules'],
  [paths.standing('guide'), 'guide'],
  [paths.libraries, 'libraries'],
  [paths.standing('faq'), 'faq'],
  [paths.standing('downloads'), 'downloads'],
  [paths.map, 'map'],
  [paths.standing('collections'), 'collections'],
  [paths.standing('about'), 'about'],
]

/** The reader's menu, in the seeds' order (S2); 注销 stands at the right of the masthead. */
export const readerMenu: readonly MenuItem[] = [
  [paths.search, 'search'],
  [paths.requests, 'requests'],
  [paths.standing('card'), 'card'],
  [paths.account, 'account'],
  [paths.accountSummary, 'summary'],
  [paths.accountFines, 'fines'],
  [paths.messages, 'messages'],
  [paths.profile, 'profile'],
  [paths.standing('help'), 'help'],
]

/** The desk's menu. */
export const deskMenu: readonly MenuItem[] = [
  [paths.desk, 'work'],
  [paths.deskQuery, 'query'],
  [paths.counter, 'counter'],
  [paths.registrations, 'readers'],
  [paths.sources, 'sources'],
  [paths.deskElectronic, 'electronic'],
  [paths.enquiries, 'enquiries'],
]

/** The centre's menu. */
export const centreMenu: readonly MenuItem[] = [
  [paths.centre, 'overview'],
  [paths.ledger(), 'books'],
  [paths.centrePrices, 'prices'],
  [paths.centreWaivers, 'waivers'],
  [paths.centreLinks, 'links'],
  [paths.sources, 'sources'],
  [paths.targets, 'targets'],
]

/** The foot of every reader's page. */
export const footMenu: readonly MenuItem[] = [
  [paths.standing('service'), 'service'],
  [paths.standing('privacy'), 'privacy'],
  [paths.standing('copyright'), 'copyright'],
  [paths.standing('contact'), 'contact'],
]

/** The item of a menu that a path belongs to: the longest address it begins with. */
export function chosenOf(menu: readonly MenuItem[], path: string): string | undefined {
  const [pathname] = path.split('?')
  const exact = menu.find(([href]) => href === path)
  if (exact) return exact[0]
  const above = menu.filter(([href]) => pathname === href || pathname!.startsWith(`${href}/`))
  return above.sort((a, b) => b[0].length - a[0].length)[0]?.[0]
}
