#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsCsvWriter:
 *
 * Writes the cells of a CSV text one after the other.
 */
typedef struct _PsCsvWriter PsCsvWriter;

PsCsvWriter *ps_csv_writer_new        (char         delimiter,
                                       gboolean     byte_order_mark);
void         ps_csv_writer_free       (PsCsvWriter *self);
void         ps_csv_writer_cell       (PsCsvWriter *self,
                                       const char  *text);
void         ps_csv_writer_number     (PsCsvWriter *self,
                                       gint64       number);
void         ps_csv_writer_end_record (PsCsvWriter *self);
GBytes      *ps_csv_writer_finish     (PsCsvWriter *self);

gboolean     ps_csv_guarded           (const char  *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCsvWriter, ps_csv_writer_free)

G_END_DECLS
