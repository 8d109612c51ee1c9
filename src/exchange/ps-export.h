#pragma once

#include <gio/gio.h>

#include "ps-disclosure.h"

G_BEGIN_DECLS

/**
 * PsExportKind:
 * @PS_EXPORT_MEMBERS: who is on the roster, with the ways to reach them
 * @PS_EXPORT_ATTENDANCE: who was at which meeting
 * @PS_EXPORT_CARDS: the contact cards of those who agreed to it
 * @PS_EXPORT_CALENDAR: when the groups meet; nothing of members
 * @PS_EXPORT_PERSON: everything about one member, for them
 *
 * What is exported.
 */
typedef enum {
  PS_EXPORT_MEMBERS,
  PS_EXPORT_ATTENDANCE,
  PS_EXPORT_CARDS,
  PS_EXPORT_CALENDAR,
  PS_EXPORT_PERSON,
} PsExportKind;

/**
 * PsExportFormat:
 * @PS_EXPORT_CSV: a table; of members and attendance
 * @PS_EXPORT_JSON: an object a line; of members and attendance
 * @PS_EXPORT_VCARD_3: vCard 3.0; of cards
 * @PS_EXPORT_VCARD_4: vCard 4.0; of cards
 * @PS_EXPORT_ICS: iCalendar; of the calendar
 * @PS_EXPORT_TEXT: a text to read; of one person
 * @PS_EXPORT_PRINT: a text to be printed; of one person
 * @PS_EXPORT_PDF: a text on pages; of one person
 *
 * As what it is written.
 */
typedef enum {
  PS_EXPORT_CSV,
  PS_EXPORT_JSON,
  PS_EXPORT_VCARD_3,
  PS_EXPORT_VCARD_4,
  PS_EXPORT_ICS,
  PS_EXPORT_TEXT,
  PS_EXPORT_PRINT,
  PS_EXPORT_PDF,
} PsExportFormat;

/**
 * PsExportOrder:
 * @group_id: of which group, or 0 for all
 * @person_id: of one person: who
 * @from_on: of attendance: the first day, YYYY-MM-DD, or ""
 * @to_on: of attendance: the last day, YYYY-MM-DD, or ""
 * @delimiter: of a table: comma, semicolon or tab
 * @byte_order_mark: of a table: whether to begin with one, which Excel needs
 * @recipient: who gets it, or "" where that is not said
 * @purpose: what for, or ""
 *
 * What somebody wants to export.
 */
typedef struct {
  PsExportKind    kind;
  PsExportFormat  format;
  gint64          group_id;
  gint64          person_id;
  char           *from_on;
  char           *to_on;
  char            delimiter;
  gboolean        byte_order_mark;
  char           *recipient;
  char           *purpose;
} PsExportOrder;

/**
 * PsExportProgress:
 * @done: how many are read
 * @total: of how many; 0 as long as that is not known
 *
 * How far it is. Read and written with g_atomic_int_get() and g_atomic_int_set().
 */
typedef struct {
  int done;
  int total;
} PsExportProgress;

/**
 * PsExported:
 * @bytes: (nullable): the file; %NULL of what goes onto paper
 * @text: (nullable) (element-type PsTextBlock): of one person, what is to be read
 * @gate: (nullable): what it has to pass with ps_disclosure_give(); %NULL for a calendar
 * @n_people: of cards: how many were looked at
 * @n_agreed: of cards: how many of them agreed
 * @n_written: how many members, rows of attendance or cards are in it
 *
 * What was made of an order.
 */
typedef struct {
  GBytes       *bytes;
  GPtrArray    *text;
  PsDisclosure *gate;
  guint         n_people;
  guint         n_agreed;
  guint         n_written;
} PsExported;

PsExportOrder *ps_export_order_new    (PsExportKind          kind,
                                       PsExportFormat        format,
                                       gint64                group_id);
PsExportOrder *ps_export_order_copy   (const PsExportOrder  *order);
void           ps_export_order_free   (PsExportOrder        *order);
const char    *ps_export_order_suffix (const PsExportOrder  *order);

void           ps_exported_free       (PsExported           *exported);

PsExported    *ps_export_make         (PsConn               *conn,
                                       const PsExportOrder  *order,
                                       const PsClock        *clock,
                                       PsExportProgress     *progress,
                                       GCancellable         *cancellable,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsExportOrder, ps_export_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsExported, ps_exported_free)

G_END_DECLS
