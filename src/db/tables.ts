// Generated from the migrations. Do not edit.

export interface DB {}
