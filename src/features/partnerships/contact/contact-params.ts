/** The part of an address that names a request to join or a concern of a partnership. */
import { z } from 'zod'
import { slugParams } from '../subject.ts'

export const contactParams = slugParams.extend({ id: z.uuid() })
export type ContactParams = z.infer<typeof contactParams>
