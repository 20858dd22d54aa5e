import type { Format } from '../../format'
import { drafts } from './create/drafts'
import { detect, isOwn } from './detect'
import { history } from './history'
import { read } from './read'
import { script } from './script'
import { select } from './select'

/** Alembic projects, read without running any Python; their state lives in Alembic's own version table. */
export const alembic: Format = { name: 'alembic', isOwn, detect, read, script, history, select, drafts }
