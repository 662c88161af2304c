/**
 * Backups in the hub's own portable form: one file, the same for the embedded database and an existing PostgreSQL of any
 * supported version, so that it also moves an area's data from one to the other.
 */
export { quarantineCopy, restore } from './backup/load.ts'
export type { Quarantine } from './backup/quarantine.ts'
export { backup, type Tally } from './backup/save.ts'
export { settleCopy } from './backup/settle.ts'
