#include "ps-content-topic.h"

void
ps_content_topic_free (PsContentTopic *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->category);
  g_free (self->category_title);
  g_free (self->objective);
  g_strfreev (self->prompts);
  g_strfreev (self->steps);
  g_free (self->materials);
  g_free (self->audience);
  g_free (self->caution);
  g_strfreev (self->caution_tags);
  g_free (self->source);
  g_free (self);
}
