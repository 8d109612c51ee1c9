#pragma once

#include <glib.h>

#include "ps-segment-plan.h"

G_BEGIN_DECLS

/**
 * PsContentTopic:
 * @key: what it is called for good; the topic table keeps it as its origin
 * @title: what it is called for people
 * @category: the key of its shelf (see ps_content_get_categories())
 * @category_title: the shelf's name for people
 * @minutes: how long it takes, the exercise included
 * @objective: what a person takes home
 * @prompts: open questions
 * @steps: the exercise, one step each, without numbers
 * @materials: what has to be at hand, or ""
 * @audience: whom it is for
 * @caution: what the person who leads should have in mind, or ""
 * @caution_tags: of grief, suicide, trauma, medicines; empty if there is no @caution
 * @led_by: who leads it, if nobody decides otherwise
 * @source: where the text comes from
 *
 * A topic as it is shipped. All but @key, @category and @caution_tags is in the reader's language.
 */
typedef struct {
  char    *key;
  char    *title;
  char    *category;
  char    *category_title;
  guint    minutes;
  char    *objective;
  GStrv    prompts;
  GStrv    steps;
  char    *materials;
  char    *audience;
  char    *caution;
  GStrv    caution_tags;
  PsLedBy  led_by;
  char    *source;
} PsContentTopic;

void ps_content_topic_free (PsContentTopic *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsContentTopic, ps_content_topic_free)

G_END_DECLS
