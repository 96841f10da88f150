import { enquiryRoutes } from './catalogue/enquiries/routes.ts'
import { harvestRoutes } from './catalogue/harvest/routes.ts'
import { withdrawRoutes } from './catalogue/harvest/withdraw-routes.ts'
import { liveRoutes } from './catalogue/live/routes.ts'
import { mergingRoutes } from './catalogue/merging/routes.ts'
import { relatedLinkRoutes } from './catalogue/record/related-link-routes.ts'
import { recordRoutes } from './catalogue/record/routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { serialRoutes } from './catalogue/serials/routes.ts'
import { sourceRoutes } from './catalogue/sources/routes.ts'
import { targetRoutes } from './catalogue/targets/routes.ts'
import { accountRoutes } from './counter/account/routes.ts'
import { readerMoneyRoutes } from './counter/reader-routes.ts'
import { takingRoutes } from './counter/taking/routes.ts'
import { tillRoutes } from './counter/till/routes.ts'
import { waiverRoutes } from './counter/waivers/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { trialBalanceRoutes } from './ledger/trial-balance/routes.ts'
import { libraryRoutes } from './libraries/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { priceRoutes } from './portal/prices/routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { oaiRoutes } from './protocols/oai/routes.ts'
import { sruRoutes } from './protocols/sru/routes.ts'
import { readerRoutes } from './readers/routes.ts'
import { askingRoutes } from './requests/asking/routes.ts'
import { deskRoutes } from './requests/desk/routes.ts'
import { requestRoutes } from './requests/routes.ts'
import type { Room } from './shared/room.ts'
import { signInRoutes } from './signin/routes.ts'

/** Every room that can be called over HTTP. */
export const rooms: Room[] = [
  libraryRoutes,
  signInRoutes,
  readerRoutes,
  ledgerRoutes,
  trialBalanceRoutes,
  catalogueRoutes,
  sourceRoutes,
  harvestRoutes,
  withdrawRoutes,
  serialRoutes,
  recordRoutes,
  enquiryRoutes,
  relatedLinkRoutes,
  liveRoutes,
  targetRoutes,
  mergingRoutes,
  noticeRoutes,
  askingRoutes,
  requestRoutes,
  deskRoutes,
  readerMoneyRoutes,
  accountRoutes,
  takingRoutes,
  waiverRoutes,
  tillRoutes,
  portalRoutes,
  priceRoutes,
  oaiRoutes,
  sruRoutes,
]
