#pragma once

#include "ps-forms.h"
#include "ps-words.h"

G_BEGIN_DECLS

char     *ps_time_words          (gint64          instant,
                                  GTimeZone      *zone,
                                  const PsForms  *forms);
char     *ps_time_words_minute   (int             minute,
                                  const PsForms  *forms);
char     *ps_time_words_span     (gint64          start,
                                  gint64          end,
                                  GTimeZone      *zone,
                                  const PsForms  *forms);
gboolean  ps_time_words_parse    (const char     *text,
                                  int            *minute,
                                  GError        **error);
gboolean  ps_time_words_take     (const PsWords  *words,
                                  guint           index,
                                  int            *minute,
                                  guint          *n_used);
gboolean  ps_time_words_refuse   (const char     *part,
                                  GError        **error);

G_END_DECLS
