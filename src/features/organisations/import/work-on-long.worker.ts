/** Works on one long list in a thread of its own: pages are served meanwhile. */
import { workAside } from '../../../jobs/aside.ts'
import { workOnLong } from './work-on-long.ts'

await workAside<{ readonly id: string }, boolean>((db, { id }) => workOnLong(db, id))
