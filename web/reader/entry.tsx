import { hydrate } from '../hydrate.tsx'
import { readerViews } from './views.ts'

void hydrate(readerViews)
