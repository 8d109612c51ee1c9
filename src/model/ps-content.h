#pragma once

#include <gio/gio.h>

#include "ps-agenda-template.h"
#include "ps-content-topic.h"

G_BEGIN_DECLS

/**
 * PsContentItem:
 * @key: what it is called for good; this is what gets stored
 * @text: the words for people
 * @detail: a sentence more, or ""
 *
 * One line of a built-in list.
 */
typedef struct {
  char *key;
  char *text;
  char *detail;
} PsContentItem;

/**
 * PsContentTranslate:
 * @context: (nullable): the message's context, as in pgettext()
 * @msgid: the English text, never empty
 *
 * Returns: (transfer none): @msgid in another language, or @msgid itself; copied at once
 */
typedef const char *(*PsContentTranslate) (const char *context,
                                           const char *msgid,
                                           gpointer    user_data);

#define PS_TYPE_CONTENT (ps_content_get_type ())
G_DECLARE_FINAL_TYPE (PsContent, ps_content, PS, CONTENT, GObject)

PsContent              *ps_content_new                  (PsContentTranslate  translate,
                                                         gpointer            user_data,
                                                         GDestroyNotify      destroy);

GPtrArray              *ps_content_get_agendas          (PsContent          *self);
const PsAgendaTemplate *ps_content_find_agenda          (PsContent          *self,
                                                         const char         *model,
                                                         guint               minutes);
const PsAgendaTemplate *ps_content_find_nearest_agenda  (PsContent          *self,
                                                         const char         *model,
                                                         guint               minutes);

GPtrArray              *ps_content_get_topics           (PsContent          *self);
const PsContentTopic   *ps_content_find_topic           (PsContent          *self,
                                                         const char         *key);
GPtrArray              *ps_content_get_categories       (PsContent          *self);

GPtrArray              *ps_content_dup_agreement        (PsContent          *self,
                                                         const char         *model);
GPtrArray              *ps_content_get_debrief_prompts  (PsContent          *self,
                                                         gboolean            solo);
GPtrArray              *ps_content_get_challenges       (PsContent          *self);

G_END_DECLS
