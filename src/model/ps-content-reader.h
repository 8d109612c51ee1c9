#pragma once

#include "ps-content-node.h"
#include "ps-content.h"

G_BEGIN_DECLS

/**
 * PsContentReader:
 * @translate: finds the words in the reader's language
 *
 * What is needed to make objects out of the XML of data/content. For PsContent, and for tests that
 * hand in XML of their own.
 */
typedef struct {
  PsContentTranslate  translate;
  gpointer            user_data;
} PsContentReader;

gboolean    ps_content_reader_fail  (GError                **error,
                                     const char             *where,
                                     const char             *what);
char       *ps_content_reader_text  (const PsContentReader  *reader,
                                     const char             *context,
                                     const PsContentNode    *node);
char       *ps_content_reader_child (const PsContentReader  *reader,
                                     const PsContentNode    *node,
                                     const char             *name);

GPtrArray  *ps_content_read_agendas (const PsContentReader  *reader,
                                     GBytes                 *xml,
                                     GError                **error);
GPtrArray  *ps_content_read_topics  (const PsContentReader  *reader,
                                     GBytes                 *xml,
                                     GPtrArray              *categories,
                                     GError                **error);
GPtrArray  *ps_content_read_list    (const PsContentReader  *reader,
                                     GBytes                 *xml,
                                     const char             *key,
                                     const char             *model,
                                     GError                **error);

G_END_DECLS
