/** Which declared interests cover which consultation, as SQL: for telling people and for invitations. */
import { type RawBuilder, sql } from 'kysely'
import { covers as coversAs } from '../../../facts/sql.ts'

/** Whether interest `i` covers consultation `c`, as the facts of checks have it. */
export const covers: RawBuilder<boolean> = sql.raw<boolean>(coversAs('i', 'c'))
