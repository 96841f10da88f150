import type { CatalogueRules } from '../policy/parameters.ts'
import { resolveCatalogue } from '../policy/resolve.ts'
import { rulesInForce } from '../policy/store.ts'
import { visitor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import { keptFor } from '../shared/kept.ts'

/** How long a changed rule of the catalogue may go unseen, s. */
const ruleSeconds = 30

/** The catalogue's own rules of today, each dated (service `catalogue` of policy_rule). */
export const catalogueRules = keptFor<CatalogueRules>(ruleSeconds, (house, at) =>
  asActor(house.db, visitor, async (tx) =>
    resolveCatalogue(await rulesInForce(tx, 'catalogue', dayOf(at)), dayOf(at)),
  ),
)
