//! The names of elements that are read, without prefixes: programs differ in those.

macro_rules! names {
    ($($variant:ident = $($name:literal)|+,)+) => {
        /// The name of an element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Name { $($variant,)+ Other }

        impl Name {
            /// Tells a name without its prefix; most are written alike everywhere, some are not.
            pub(super) fn of(local: &str) -> Self {
                match local {
                    $($($name)|+ => Self::$variant,)+
                    _ => Self::Other,
                }
            }
        }
    };
}

names! {
    // GPX
    Gpx = "gpx",
    Track = "trk",
    Segment = "trkseg",
    Point = "trkpt",
    Type = "type",
    Title = "name",
    Description = "desc" | "cmt",
    Elevation = "ele",
    LowerTime = "time",
    Hr = "hr" | "heartrate",
    Cad = "cad" | "cadence",
    LowerSpeed = "speed",
    // TCX
    TrainingCenterDatabase = "TrainingCenterDatabase",
    Activity = "Activity",
    Id = "Id",
    Lap = "Lap",
    TotalTimeSeconds = "TotalTimeSeconds",
    DistanceMeters = "DistanceMeters",
    AverageHeartRateBpm = "AverageHeartRateBpm",
    MaximumHeartRateBpm = "MaximumHeartRateBpm",
    UpperTrack = "Track",
    Trackpoint = "Trackpoint",
    Time = "Time",
    Position = "Position",
    AltitudeMeters = "AltitudeMeters",
    HeartRateBpm = "HeartRateBpm",
    Value = "Value",
    Cadence = "Cadence",
    RunCadence = "RunCadence",
    AvgRunCadence = "AvgRunCadence",
    Speed = "Speed",
    Creator = "Creator",
    Label = "Name",
    Notes = "Notes",
}
