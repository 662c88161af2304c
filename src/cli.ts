/**
 * Where the operator's command begins in the Node that the project pins: it runs the program as it is kept in one piece, or its sources
 * where nothing can be kept.
 */
import path from 'node:path'
import { keptProgram } from './kept-program.ts'

const kept = await keptProgram(path.resolve(import.meta.dirname, '..'))
// A fault is told by the line of its source all the same.
if (kept) process.setSourceMapsEnabled(true)
await import(kept ?? './commands.ts')
