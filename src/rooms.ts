import { libraryRoutes } from './libraries/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { requestRoutes } from './requests/routes.ts'
import type { Room } from './shared/room.ts'

/** Every room that can be called over HTTP. */
export const rooms: Room[] = [libraryRoutes, noticeRoutes, requestRoutes, portalRoutes]
