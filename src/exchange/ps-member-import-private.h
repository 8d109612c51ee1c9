#pragma once

#include "ps-member-import.h"

G_BEGIN_DECLS

struct _PsMemberImport
{
  GPtrArray       *records;
  PsMemberColumns *columns;
  guint            counts[PS_MEMBER_N_OUTCOMES];
  PsEncoding       encoding;
  char             delimiter;   /* 0 of a vCard */
  GPtrArray       *left_out;    /* words for what the file holds that is not imported */
};

G_END_DECLS
